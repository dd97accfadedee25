import { expect, test } from 'vitest';
import { seal, unseal } from '../../src/platform/seal.ts';

const SECRET = 'a secret of the hub that is long enough';

test('a sealed text opens under its own secret only', () => {
  const sealed = seal(SECRET, '密钥 whsec_abc');
  expect(unseal(SECRET, sealed)).toBe('密钥 whsec_abc');
  expect(() => unseal(`${SECRET}!`, sealed)).toThrow();
});

test('a sealed text shows nothing of what is in it, and differs every time', () => {
  const sealed = seal(SECRET, 'whsec_abc');
  expect(sealed).toMatch(/^v1\.[\w-]+$/);
  expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('whsec');
  expect(seal(SECRET, 'whsec_abc')).not.toBe(sealed);
});

test('a sealed text that was changed, cut or sealed by another version does not open', () => {
  const sealed = seal(SECRET, 'whsec_abc');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => unseal(SECRET, `v1.${bytes.toString('base64url')}`)).toThrow();
  expect(() => unseal(SECRET, sealed.slice(0, 20))).toThrow();
  expect(() => unseal(SECRET, sealed.replace('v1.', 'v2.'))).toThrow('another version');
});
