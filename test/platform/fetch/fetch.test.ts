import { expect, it } from 'vitest';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { serveLocally } from './local-server.ts';

const local = (more = {}) => createFetcher({ allow: ['127.0.0.1'], timeoutMs: 5000, ...more });

it('gives status, headers, bytes and final address of an answer', async () => {
  const { origin } = await serveLocally((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.end('{"title":"通稿"}');
  });
  const answer = await local()(`${origin}/a?b=1#c`);
  expect(answer).toMatchObject({ status: 200, url: `${origin}/a?b=1#c`, redirectedFrom: [] });
  expect(answer.json()).toEqual({ title: '通稿' });
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

it('returns HTTP errors instead of throwing them', async () => {
  const { origin } = await serveLocally((_request, response) => response.writeHead(503).end('busy'));
  const answer = await local()(origin);
  expect([answer.status, answer.text()]).toEqual([503, 'busy']);
});

it('sends method, headers and body, but never a Host of the caller', async () => {
  const { origin, port } = await serveLocally(async (request, response) => {
    const body = (await request.toArray()).join('');
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body }));
  });
  const answer = await local({ userAgent: 'Probe/1' })(origin, {
    method: 'POST',
    headers: { 'X-Sign': 'abc', Host: 'internal.example' },
    body: '正文',
  });
  expect(answer.json()).toMatchObject({
    method: 'POST',
    body: '正文',
    headers: { 'x-sign': 'abc', host: `127.0.0.1:${port}`, 'user-agent': 'Probe/1' },
  });
});

it('sends a form as multipart', async () => {
  const { origin } = await serveLocally(async (request, response) => {
    response.end(`${request.headers['content-type']}\n${(await request.toArray()).join('')}`);
  });
  const form = new FormData();
  form.set('media', new Blob(['图片']), 'a.png');
  const answer = await local()(origin, { method: 'POST', body: form });
  expect(answer.text()).toMatch(/^multipart\/form-data; boundary=.+\n[\s\S]*filename="a.png"[\s\S]*图片/);
});

it('sniffs the charset of a text', async () => {
  const { origin } = await serveLocally((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=gb2312');
    response.end('<p>其实是 UTF-8</p>');
  });
  expect((await local()(origin)).text()).toBe('<p>其实是 UTF-8</p>');
});

it('calls an answer that is not JSON a bad encoding', async () => {
  const { origin } = await serveLocally((_request, response) => response.end('<html>'));
  const answer = await local()(origin);
  expect(() => answer.json()).toThrow(expect.objectContaining({ code: 'BAD_ENCODING' }));
});

it('calls a closed port unreachable', async () => {
  const { origin } = await serveLocally((request) => request.socket.destroy());
  await expect(local()(origin)).rejects.toMatchObject({ code: 'UNREACHABLE' });
});

it('says no path, query or header in a refusal', async () => {
  const { origin } = await serveLocally((request) => request.socket.destroy());
  const refusal = await local()(`${origin}/path-secret?access_token=query-secret`, {
    headers: { authorization: 'Bearer header-secret' },
  }).catch((error: Error) => error);
  expect(String(refusal)).toContain('127.0.0.1');
  expect(String(refusal)).not.toContain('secret');
});
