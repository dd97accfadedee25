import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';

function logged(entry: object): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).info(entry, 'said');
  return lines.join('');
}

test('fields that may hold secrets are blotted out, at any of the first depths', () => {
  const line = logged({
    password: 'pw-1',
    settings: { secret: 'whsec_2' },
    request: { headers: { cookie: 'sid-3' } },
  });
  expect(line).not.toMatch(/pw-1|whsec_2|sid-3/);
  expect(line).toContain('[redacted]');
});

test('of an error its kind, words, code and place are told, and nothing that hangs on it', () => {
  const client = { connectionParameters: { password: 'pw-4' }, secretKey: 421_337 };
  const line = logged({ err: Object.assign(new Error('terminated'), { code: '57P01', client }) });
  expect(JSON.parse(line).err).toEqual({
    type: 'Error',
    message: 'terminated',
    code: '57P01',
    stack: expect.stringContaining('log.test'),
  });
});
