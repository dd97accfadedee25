import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser } from '../../src/identity/create-user.ts';
import type { Hub } from '../../src/identity/hub.ts';
import { routes } from '../../src/identity/routes.ts';
import { createHttp } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';
import { BASE_URL, type IdentityHub, openIdentityHub, PASSWORD } from './identity-hub.ts';

let hub: IdentityHub;
let server: FastifyInstance;

beforeAll(async () => {
  hub = await openIdentityHub();
  await createUser(hub.context(), { username: 'editor', name: '编辑', password: PASSWORD, roles: [] });
  server = createHttp(createLog('silent'));
  await routes(server, { authentication: hub.authentication, publicUrl: BASE_URL } as Hub);
});
afterAll(async () => {
  await server.close();
  await hub.close();
});

const post = (path: string, payload: object | string, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('signing in, asking who one is and signing out work over HTTP', async () => {
  const signedIn = await post('/sign-in/username', { username: 'editor', password: PASSWORD });
  expect(signedIn.statusCode).toBe(200);
  expect(signedIn.headers['cache-control']).toBe('no-store');
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const session = await server.inject({ url: '/api/auth/get-session', headers: { cookie } });
  expect(session.json().user.username).toBe('editor');
  const out = await post('/sign-out', {}, { cookie, origin: BASE_URL });
  expect(out.statusCode).toBe(200);
  expect(([] as string[]).concat(out.headers['set-cookie'] ?? []).length).toBeGreaterThan(1);
  const after = await server.inject({ url: '/api/auth/get-session', headers: { cookie } });
  expect(after.body).toBe('null');
});

test('a signed-in person is not made to act by a page of another site', async () => {
  const signedIn = await post('/sign-in/username', { username: 'editor', password: PASSWORD });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  for (const headers of [
    { cookie },
    { cookie, origin: 'https://evil.example' },
    { cookie, origin: 'null' },
  ]) {
    const forged = await post('/sign-out', {}, headers as Record<string, string>);
    expect([forged.statusCode, forged.json().errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  }
});

test('where a request comes from is not believed of the request', async () => {
  const session = async (headers: Record<string, string>) => {
    await post('/sign-in/username', { username: 'editor', password: PASSWORD }, headers);
    const [row] = await hub.orm.em
      .fork()
      .execute('select "ipAddress" from auth.session order by "createdAt" desc limit 1');
    return row?.ipAddress;
  };
  expect(await session({ 'x-client-address': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' })).toBe(
    '127.0.0.1',
  );
});

test('a flood of sign-ins from one address is slowed down', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 70 && !statuses.includes(429); attempt++) {
    statuses.push((await post('/sign-in/username', { username: '', password: '' })).statusCode);
  }
  const last = await post('/sign-in/username', { username: 'editor', password: PASSWORD });
  expect([last.statusCode, last.json().code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
});

test.each([
  ['no JSON', '{', 'application/json', 400],
  ['a form', 'username=editor', 'application/x-www-form-urlencoded', 415],
  ['too much', JSON.stringify({ username: 'a'.repeat(20_000) }), 'application/json', 413],
])('%s is refused in the shape of every refusal', async (_what, payload, type, status) => {
  const response = await post('/sign-out', payload, { 'content-type': type });
  expect([response.statusCode, response.json().errors.length]).toEqual([status, 1]);
  expect(response.body).not.toMatch(/node_modules|stack/);
});

test('an address that is not open is not found', async () => {
  const response = await server.inject({ url: '/api/auth/ok' });
  expect([response.statusCode, response.json().code]).toEqual([404, 'NOT_FOUND']);
});
