import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/identity/password.ts';

test('a password is kept as argon2id of 19 MiB and two passes, salted each time', async () => {
  const [one, two] = [await hashPassword('政务公开 2026'), await hashPassword('政务公开 2026')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword({ hash: one, password: '政务公开 2026' })).toBe(true);
  expect(await verifyPassword({ hash: one, password: '政务公开 2027' })).toBe(false);
});

test('a hash made elsewhere is understood', async () => {
  // From test.c of the reference implementation (phc-winner-argon2): t=2, 64 MiB, p=1, salt "somesalt".
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword({ hash, password: 'password' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'passwore' })).toBe(false);
});

test('composed and decomposed characters are the same password', async () => {
  const hash = await hashPassword('caf\u00e9 au lait');
  expect(await verifyPassword({ hash, password: 'cafe\u0301 au lait' })).toBe(true);
});

test.each([
  '',
  'password',
  '$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  '$argon2id$v=19$m=19456,t=99,p=1$c29tZXNhbHRzb21lc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  '$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ012345',
])('what is no hash of ours lets nobody in: %s', async (hash) => {
  expect(await verifyPassword({ hash, password: 'password' })).toBe(false);
});
