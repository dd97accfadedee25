import { expect, test } from 'vitest';
import { ownAddress } from '../src/app.ts';
import { createFetcher } from '../src/platform/fetch/fetch.ts';
import { serveLocally } from './support/local-server.ts';

test.each([
  ['http://127.0.0.1:4000', ['127.0.0.1:4000']],
  ['http://127.0.0.1', ['127.0.0.1:80']],
  ['https://localhost', ['localhost:443']],
  ['http://[::1]:4000', ['[::1]:4000']],
  ['https://hub.example.gov.cn', []],
  ['http://10.0.0.7:4000', []],
  ['http://192.168.1.2', []],
  ['http://127.0.0.1.example.cn:4000', []],
])('the demo of a hub at %s may be fetched from %j', (publicUrl, allowed) => {
  expect(ownAddress(publicUrl)).toEqual(allowed);
});

test('a hub without a port in its address does not open every port of the machine to the fetcher', async () => {
  const elsewhere = await serveLocally(() => ({ body: 'not for the hub' }));
  const fetch = createFetcher({ allow: ownAddress('http://127.0.0.1') });
  await expect(fetch(elsewhere)).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' });
});
