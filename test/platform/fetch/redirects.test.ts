import { expect, it } from 'vitest';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { nextHop, parseTarget } from '../../../src/platform/fetch/redirect.ts';
import { serveLocally } from './local-server.ts';

const redirecting = (status: number, location: string) =>
  serveLocally((_request, response) => response.writeHead(status, { location }).end('moved'));

it('redirects are followed, and the trail is told', async () => {
  const { origin } = await serveLocally((request, response) => {
    const next = { '/a': '/b', '/b': 'c?d=1' }[request.url ?? ''];
    if (next) response.writeHead(302, { location: next }).end();
    else response.end(request.url);
  });
  const answer = await createFetcher({ allow: ['127.0.0.1'] })(`${origin}/a`);
  expect(answer.text()).toBe('/c?d=1');
  expect(answer.url).toBe(`${origin}/c?d=1`);
  expect(answer.redirectedFrom).toEqual([`${origin}/a`, `${origin}/b`]);
});

it.each([
  ['a private address', 'http://169.254.169.254/latest/', 'PRIVATE_ADDRESS'],
  ['a private name', 'http://localhost:1/', 'PRIVATE_ADDRESS'],
  ['another scheme', 'file:///etc/passwd', 'BAD_URL'],
  ['an address with credentials', 'http://a:b@example.com/', 'BAD_URL'],
])('redirects to %s are refused', async (_what, location, code) => {
  const { origin } = await redirecting(302, location);
  await expect(createFetcher({ allow: [new URL(origin).host] })(origin)).rejects.toMatchObject({ code });
});

it('redirects without end are refused', async () => {
  const { origin } = await redirecting(301, '/again');
  const fetcher = createFetcher({ allow: ['127.0.0.1'] });
  await expect(fetcher(origin)).rejects.toMatchObject({ code: 'TOO_MANY_REDIRECTS' });
  await expect(fetcher(origin, { redirects: 1 })).rejects.toMatchObject({ code: 'TOO_MANY_REDIRECTS' });
});

it('redirects are handed back when none may be followed', async () => {
  const { origin } = await redirecting(302, '/b');
  const answer = await createFetcher({ allow: ['127.0.0.1'] })(`${origin}/a`, { redirects: 0 });
  expect([answer.status, answer.headers.get('location'), answer.url]).toEqual([302, '/b', `${origin}/a`]);
});

it('redirects without a Location are handed back', async () => {
  const { origin } = await serveLocally((_request, response) => response.writeHead(302).end('nowhere'));
  expect((await createFetcher({ allow: ['127.0.0.1'] })(origin)).status).toBe(302);
});

it('redirects carry credentials within an origin, and to no other', async () => {
  const target = await serveLocally((request, response) => response.end(JSON.stringify(request.headers)));
  const source = await serveLocally((request, response) => {
    if (request.url === '/same') response.end(JSON.stringify(request.headers));
    else response.writeHead(307, { location: request.url === '/in' ? '/same' : target.origin }).end();
  });
  const headers = { Authorization: 'Bearer x', Cookie: 'a=1', 'X-Api-Key': 'k', 'If-None-Match': '"e"' };
  const fetcher = createFetcher({ allow: ['127.0.0.1'] });
  const within = (await fetcher(`${source.origin}/in`, { headers })).json();
  expect(within).toMatchObject({ authorization: 'Bearer x', cookie: 'a=1', 'x-api-key': 'k' });
  const across = (await fetcher(`${source.origin}/out`, { headers })).json();
  expect(across).toMatchObject({ 'if-none-match': '"e"' });
  expect(Object.keys(across as object)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/authorization|cookie|x-api-key/)]),
  );
});

it.each([
  [301, 'POST', 'GET', false],
  [302, 'POST', 'GET', false],
  [303, 'PUT', 'GET', false],
  [303, 'HEAD', 'HEAD', true],
  [307, 'POST', 'POST', true],
  [308, 'PUT', 'PUT', true],
  [302, 'PUT', 'PUT', true],
])('redirects by %i turn %s into %s', (status, method, then, keepsBody) => {
  const url = parseTarget('http://a.example/x');
  const next = nextHop({ url, method, headers: { 'content-type': 'text/plain' }, body: 'b' }, status, '/y');
  expect(next?.method).toBe(then);
  expect(next?.body).toBe(keepsBody ? 'b' : undefined);
  expect(next?.headers).toEqual(keepsBody ? { 'content-type': 'text/plain' } : {});
});

it('redirects with raw UTF-8 in Location lead where a browser would go', () => {
  const url = parseTarget('http://a.example/x');
  const location = Buffer.from('/通知.html').toString('latin1');
  expect(nextHop({ url, method: 'GET', headers: {} }, 302, location)?.url.pathname).toBe(
    '/%E9%80%9A%E7%9F%A5.html',
  );
});
