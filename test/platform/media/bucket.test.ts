import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createMedia, type Media } from '../../../src/platform/media/media.ts';

/** An object, or the part of it that is asked for. */
function give(object: Buffer, { method, headers }: IncomingMessage, response: ServerResponse) {
  if (method === 'HEAD') return response.writeHead(200, { 'content-length': object.length }).end();
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) return response.writeHead(200).end(object);
  return response.writeHead(206).end(object.subarray(Number(first), Number(last) + 1));
}

/** As much of S3 as the store uses: path-style GET, HEAD and PUT of objects, in memory. */
async function bucket(): Promise<{ media: Media; objects: Map<string, Buffer>; requests: string[] }> {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? '', 'http://s3.invalid').pathname;
    requests.push(`${request.method} ${request.headers.authorization?.split(' ')[0]}`);
    if (request.method === 'PUT') objects.set(path, Buffer.concat(await request.toArray()));
    const object = objects.get(path);
    if (object !== undefined) return give(object, request, response);
    const missing = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>no</Message></Error>';
    response
      .writeHead(404, { 'content-type': 'application/xml' })
      .end(request.method === 'HEAD' ? undefined : missing);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKeyId: 'id', secretAccessKey: 'secret' };
  return {
    media: createMedia({ s3: { bucket: 'hub', region: 'auto', endpoint, ...keys } }),
    objects,
    requests,
  };
}

it('a bucket keeps bytes as a folder does: sharded, once, and signed for', async () => {
  const { media, objects, requests } = await bucket();
  const bytes = new TextEncoder().encode('通稿');
  const { sha256 } = await media.put(bytes);
  await media.put(bytes);
  expect([...objects.keys()]).toEqual([`/hub/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`]);
  expect(requests.filter((request) => request.startsWith('PUT'))).toEqual(['PUT AWS4-HMAC-SHA256']);
  expect(await media.exists(sha256)).toBe(true);
  expect(new TextDecoder().decode((await media.get(sha256)) ?? undefined)).toBe('通稿');
  expect(Buffer.concat((await (await media.stream(sha256))?.toArray()) ?? []).toString()).toBe('通稿');
});

it('a bucket tells the length of a file and gives a part of it without the rest', async () => {
  const { media } = await bucket();
  const { sha256 } = await media.put(new TextEncoder().encode('0123456789'));
  expect(await media.size(sha256)).toBe(10);
  const part = await media.stream(sha256, { start: 2, end: 4 });
  expect(Buffer.concat((await part?.toArray()) ?? []).toString()).toBe('234');
});

it('a bucket answers null for a hash nothing is kept under', async () => {
  const { media } = await bucket();
  const absent = 'a'.repeat(64);
  expect(await media.exists(absent)).toBe(false);
  expect(await media.size(absent)).toBeNull();
  expect(await media.get(absent)).toBeNull();
  expect(await media.stream(absent)).toBeNull();
});

it('a bucket that fails is an error, not an absent file', async () => {
  const server = createServer((_request, response) => response.writeHead(403).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const media = createMedia({
    s3: { bucket: 'hub', region: 'auto', endpoint, accessKeyId: 'id', secretAccessKey: 'secret' },
  });
  const failure = await media.get('a'.repeat(64)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).not.toContain('secret');
});
