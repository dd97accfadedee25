import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUser } from '../../src/identity/create-user.ts';
import { hashPassword } from '../../src/identity/password.ts';
import { Role } from '../../src/identity/role.ts';
import { User } from '../../src/identity/user.ts';
import { answerOf, Browser, type IdentityHub, openIdentityHub, PASSWORD } from './identity-hub.ts';

let hub: IdentityHub;
let browser: Browser;

beforeAll(async () => {
  hub = await openIdentityHub();
  for (const username of ['editor', 'former', 'busy']) {
    const input = { username, name: '编辑', password: PASSWORD, roles: [Role.EDITOR] };
    await createUser(hub.context(), input);
  }
});
afterAll(() => hub.close());

const actor = (headers: Headers) => hub.authentication.actorOf(hub.orm.em.fork(), headers);

test('signing in gives a cookie that only the server reads, and that says who is there', async () => {
  browser = new Browser(hub.authentication);
  const response = await browser.signIn('editor');
  expect(response.status).toBe(200);
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^tonggao\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
  expect(response.headers.get('set-auth-token')).toBeNull();
  expect(await actor(browser.headers)).toMatchObject({
    kind: 'user',
    username: 'editor',
    roles: [Role.EDITOR],
  });
});

test('signing in takes the username in any case', async () => {
  expect((await new Browser(hub.authentication).signIn('EdiTor')).status).toBe(200);
});

test('signing in gives a secure cookie when the hub is at https', async () => {
  const baseUrl = 'https://hub.example.gov.cn';
  const response = await new Browser(hub.another({ baseUrl }), baseUrl).signIn('editor');
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-tonggao\.session_token=.*; Secure/);
});

test('signing in fails in the same words for a wrong password and an unknown person', async () => {
  const attempt = async (username: string) => {
    const response = await new Browser(hub.authentication).signIn(username, 'not the password');
    return { status: response.status, body: await answerOf(response) };
  };
  const wrong = await attempt('editor');
  expect(wrong.status).toBe(401);
  expect(wrong.body.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(await attempt('nobody')).toEqual(wrong);
});

test('signing in takes the time of a password check for an unknown person too', async () => {
  const quickest = async (work: () => Promise<unknown>) => {
    const took: number[] = [];
    for (let round = 0; round < 4; round++) {
      const startedAt = performance.now();
      await work();
      took.push(performance.now() - startedAt);
    }
    return Math.min(...took);
  };
  const check = await quickest(() => hashPassword('not the password'));
  const unknown = await quickest(() =>
    new Browser(hub.authentication).signIn('stranger', 'not the password'),
  );
  expect(unknown).toBeGreaterThan(check * 0.6);
});

test('signing in speaks Chinese unless English is asked for', async () => {
  const body = { username: 'nobody', password: 'not the password' };
  const zh = await new Browser(hub.authentication).post('/sign-in/username', body);
  const en = await new Browser(hub.authentication).post('/sign-in/username', body, {
    'accept-language': 'en',
  });
  expect((await answerOf(zh)).message).toBe('用户名或密码不正确');
  expect((await answerOf(en)).message).toBe('The username or the password is not right');
});

test('signing in is refused to somebody who is no longer active, in the words of a wrong password', async () => {
  const former = new Browser(hub.authentication);
  await former.signIn('former');
  const token = await hub.authentication.issueToken((await actor(former.headers)).id ?? '');
  await hub.orm.em.fork().nativeUpdate(User, { username: 'former' }, { active: false });
  expect((await actor(former.headers)).kind).toBe('anonymous');
  expect((await actor(new Headers({ authorization: `Bearer ${token}` }))).kind).toBe('anonymous');
  const again = await new Browser(hub.authentication).signIn('former');
  expect([again.status, (await answerOf(again)).message]).toEqual([401, '用户名或密码不正确']);
});

test('signing in works many times at once for one person', async () => {
  const all = await Promise.all(
    Array.from({ length: 10 }, () => new Browser(hub.authentication).signIn('busy')),
  );
  expect(all.map((response) => response.status)).toEqual(Array(10).fill(200));
});

test('signing in ends with signing out', async () => {
  const kept = browser.headers;
  expect((await browser.post('/sign-out')).status).toBe(200);
  expect(browser.cookie).toBe('');
  expect((await actor(kept)).kind).toBe('anonymous');
});
test('the door lets nobody sign up, look names up or come in by e-mail', async () => {
  const stranger = new Browser(hub.authentication);
  for (const path of [
    '/sign-up/email',
    '/sign-in/email',
    '/is-username-available',
    '/update-user',
    '/delete-user',
    '/request-password-reset',
    '//sign-up/email',
    '/sign-up/email/',
  ]) {
    const response = await stranger.post(path, {
      email: 'a@b.example',
      name: 'A',
      password: PASSWORD,
      username: 'a',
    });
    expect([path, response.status, (await answerOf(response)).code]).toEqual([path, 404, 'NOT_FOUND']);
  }
});

test('the door refuses a sign-in that another site has sent', async () => {
  const body = { username: 'editor', password: PASSWORD };
  const origin = {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
  };
  const forged = await new Browser(hub.authentication).post('/sign-in/username', body, origin);
  expect(forged.status).toBe(403);
  expect(forged.headers.getSetCookie()).toEqual([]);
});

test('the door trusts this machine by each of its names when the hub is at one of them', async () => {
  const body = { username: 'editor', password: PASSWORD };
  const origin = { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' };
  expect((await new Browser(hub.authentication).post('/sign-in/username', body, origin)).status).toBe(200);
});

test('the door answers a body that is no sign-in with a refusal', async () => {
  const stranger = new Browser(hub.authentication);
  for (const body of [{}, { username: 1, password: [] }, { username: 'a\u0000b', password: 'x' }]) {
    const response = await stranger.post('/sign-in/username', body);
    expect([400, 401, 422]).toContain(response.status);
    expect((await answerOf(response)).errors).toHaveLength(1);
  }
});
test('a changed password ends the other sessions', async () => {
  const [here, there] = [new Browser(hub.authentication), new Browser(hub.authentication)];
  await here.signIn('busy');
  await there.signIn('busy');
  const newPassword = 'another horse 电池';
  const change = (body: object) => here.post('/change-password', body);
  const short = await change({ currentPassword: PASSWORD, newPassword: 'short' });
  expect((await answerOf(short)).message).toBe('密码须为 10 至 128 个字符');
  const wrong = await change({ currentPassword: 'not the password', newPassword });
  expect((await answerOf(wrong)).message).toBe('当前密码不正确');
  expect((await change({ currentPassword: PASSWORD, newPassword })).status).toBe(200);
  expect((await actor(here.headers)).username).toBe('busy');
  expect((await actor(there.headers)).kind).toBe('anonymous');
  expect((await new Browser(hub.authentication).signIn('busy')).status).toBe(401);
  expect((await new Browser(hub.authentication).signIn('busy', newPassword)).status).toBe(200);
});

test('the log tells neither passwords nor tokens', async () => {
  const secretive = new Browser(hub.authentication);
  await secretive.signIn('editor', 'a-wrong-password');
  await secretive.signIn('a-password-typed-as-username');
  await secretive.signIn('editor');
  const token = decodeURIComponent(/session_token=([^;]+)/.exec(secretive.cookie)?.[1] ?? '');
  const log = hub.logged();
  expect(log).toContain('password accepted');
  expect(log).toContain('sign-in failed');
  for (const secret of [
    PASSWORD,
    'a-wrong-password',
    'a-password-typed-as-username',
    token,
    token.split('.')[0],
  ]) {
    expect(log).not.toContain(secret);
  }
});
