import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesOf, encodingFor, etagOf, finish, WORTH_PACKING } from '../../../src/reading/cache/finished.ts';
import { until } from '../../support/until.ts';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5', 'br'],
  ['gzip;q=0.0', 'identity'],
  ['zbr', 'identity'],
])('Accept-Encoding %s is answered by %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding);
});

test('an answer is packed once when first asked for, goes out as it is meanwhile, and says when it has grown', async () => {
  const text = JSON.stringify({ data: { text: '通知'.repeat(WORTH_PACKING) } });
  const finished = finish(text, []);
  let grown = 0;
  const ask = (encoding: 'br' | 'gzip') => bytesOf(finished, encoding, () => grown++);
  expect([ask('br'), ask('br'), ask('gzip')].map((one) => one.encoding)).toEqual([
    'identity',
    'identity',
    'identity',
  ]);
  await until('both packed', async () => (grown === 2 ? true : null));
  expect(brotliDecompressSync(ask('br').bytes).toString()).toBe(text);
  expect(gunzipSync(ask('gzip').bytes).toString()).toBe(text);
  expect(ask('br')).toMatchObject({ encoding: 'br' });
});

test('a short answer is never packed', () => {
  const finished = finish('{"data":{}}', []);
  expect(bytesOf(finished, 'br', () => undefined).encoding).toBe('identity');
  expect(finished.packing.size).toBe(0);
});

test('the ETag is of the text alone', () => {
  const tagOf = (text: string, tags: string[]) => etagOf(finish(text, tags));
  expect(tagOf('{"data":{}}', ['a'])).toBe(tagOf('{"data":{}}', ['b']));
  expect(tagOf('{"data":{}}', [])).not.toBe(tagOf('{"data":{"a":1}}', []));
});
