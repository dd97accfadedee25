import type { OutgoingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { serveLocally } from './local-server.ts';

const fetcher = createFetcher({ allow: ['127.0.0.1'], maxBytes: 100_000, timeoutMs: 3000 });
const serving = (body: Uint8Array | string, headers: OutgoingHttpHeaders = {}) =>
  serveLocally((_request, response) => response.writeHead(200, headers).end(body));

it.each([
  ['gzip', gzipSync('正文'.repeat(99))],
  ['x-gzip', gzipSync('正文'.repeat(99))],
  ['br', brotliCompressSync('正文'.repeat(99))],
  ['deflate', deflateSync('正文'.repeat(99))],
  ['Deflate', deflateRawSync('正文'.repeat(99))],
  ['gzip, br', brotliCompressSync(gzipSync('正文'.repeat(99)))],
  ['identity', Buffer.from('正文'.repeat(99))],
])('undoes the Content-Encoding %s', async (encoding, body) => {
  const { origin } = await serving(body, { 'content-encoding': encoding });
  expect((await fetcher(origin)).text()).toBe('正文'.repeat(99));
});

it.each([
  ['gzip', gzipSync],
  ['br', (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })],
  ['deflate', deflateSync],
])('stops a %s bomb while it inflates', async (encoding, compress) => {
  const bomb = compress(Buffer.alloc(200 * 1024 * 1024));
  const { origin } = await serving(bomb, { 'content-encoding': encoding });
  const before = process.memoryUsage().rss;
  await expect(fetcher(origin, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

it('stops a stream of empty gzip members, which inflates to nothing for ever', async () => {
  const members = Buffer.concat(new Array(1000).fill(gzipSync('')));
  const { origin } = await serveLocally((_request, response) => {
    response.setHeader('content-encoding', 'gzip');
    const more = () => {
      while (response.write(members));
      response.once('drain', more);
    };
    more();
  });
  await expect(fetcher(origin)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

it('stops an oversized body, declared or not', async () => {
  const { origin } = await serving(Buffer.alloc(100_001));
  await expect(fetcher(origin)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  const endless = await serveLocally((_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
      response.once('drain', more);
    };
    more();
  });
  await expect(fetcher(endless.origin)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

it('lets a body of exactly the cap through, and a higher cap of one request count', async () => {
  const { origin } = await serving(Buffer.alloc(100_000));
  expect((await fetcher(origin)).bytes).toHaveLength(100_000);
  const larger = await serving(Buffer.alloc(200_000));
  expect((await fetcher(larger.origin, { maxBytes: 200_000 })).bytes).toHaveLength(200_000);
});

it('stops oversized headers', async () => {
  const { origin } = await serving('', { 'x-long': 'a'.repeat(40_000) });
  await expect(fetcher(origin)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

it('stops a slow drip that never falls silent', async () => {
  const { origin } = await serveLocally((_request, response) => {
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  const startedAt = performance.now();
  await expect(fetcher(origin, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(performance.now() - startedAt).toBeLessThan(1500);
});

it('stops a server that never answers, a redirect chain that takes too long and a resolver that hangs', async () => {
  const silent = await serveLocally(() => undefined);
  await expect(fetcher(silent.origin, { timeoutMs: 200 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  const winding = await serveLocally((_request, response) => {
    setTimeout(() => response.writeHead(302, { location: '/on' }).end(), 150);
  });
  await expect(fetcher(winding.origin, { timeoutMs: 400, redirects: 99 })).rejects.toMatchObject({
    code: 'TIMEOUT',
  });
  const hanging = createFetcher({ allow: [], lookup: () => new Promise(() => undefined), timeoutMs: 200 });
  await expect(hanging('http://slow.example/')).rejects.toMatchObject({ code: 'TIMEOUT' });
});

it('stops at once when the caller gives up', async () => {
  const { origin } = await serveLocally(() => undefined);
  const signal = AbortSignal.timeout(50);
  await expect(fetcher(origin, { signal })).rejects.toMatchObject({ code: 'TIMEOUT' });
  await expect(fetcher(origin, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'TIMEOUT' });
});

it.each([
  ['bytes that are not gzip', 'gzip', Buffer.from('plain text')],
  ['a gzip body cut short', 'gzip', gzipSync('x'.repeat(5000)).subarray(0, 20)],
  ['bytes that are not brotli', 'br', Buffer.from('plain text, no brotli')],
  ['an encoding nobody knows', 'rot13', Buffer.from('x')],
  ['a dozen layers', new Array(12).fill('gzip').join(','), Buffer.from('x')],
  ['an encoding named like a property', 'constructor', Buffer.from('x')],
])('refuses %s', async (_what, encoding, body) => {
  const { origin } = await serving(body, { 'content-encoding': encoding });
  await expect(fetcher(origin)).rejects.toMatchObject({ code: 'BAD_ENCODING' });
});

it('takes an empty body with a Content-Encoding for empty', async () => {
  const { origin } = await serving('', { 'content-encoding': 'gzip' });
  expect((await fetcher(origin)).bytes).toHaveLength(0);
  expect((await fetcher(origin, { method: 'HEAD' })).status).toBe(200);
});

it('refuses a body that ends before its Content-Length', async () => {
  const { origin } = await serveLocally((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(fetcher(origin)).rejects.toMatchObject({ code: 'UNREACHABLE' });
});
