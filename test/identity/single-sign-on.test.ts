import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Authentication } from '../../src/identity/authentication.ts';
import { createUser } from '../../src/identity/create-user.ts';
import { User } from '../../src/identity/user.ts';
import { answerOf, BASE_URL, Browser, type IdentityHub, openIdentityHub } from './identity-hub.ts';
import { type Issuer, startIssuer } from './issuer.ts';

let hub: IdentityHub;
let issuer: Issuer;
let authentication: Authentication;

beforeAll(async () => {
  hub = await openIdentityHub();
  issuer = await startIssuer();
  authentication = hub.another({ oidc: issuer.settings });
  for (const username of ['editor', 'admin', 'former']) {
    await createUser(hub.context(), { username, name: '某人', roles: [] });
  }
});
afterAll(async () => {
  await hub.close();
  await issuer.close();
});

/** Goes to the issuer and back with these claims; answers where the browser ends up and who it is there. */
async function signInAs(claims: object) {
  const browser = new Browser(authentication);
  const started = await browser.post('/sign-in/social', { provider: 'oidc', callbackURL: '/desk' });
  const back = issuer.authorise((await answerOf(started)).url, claims);
  expect(back.startsWith(`${BASE_URL}/api/auth/callback/oidc?`)).toBe(true);
  const response = await browser.send('GET', back.slice(`${BASE_URL}/api/auth`.length));
  const actor = await authentication.actorOf(hub.orm.em.fork(), browser.headers);
  return { status: response.status, location: response.headers.get('location'), who: actor.username };
}

test('the username at the issuer finds the user of that name the first time', async () => {
  const signedIn = await signInAs({ sub: 'person-1', preferred_username: 'Editor' });
  expect(signedIn).toEqual({ status: 302, location: '/desk', who: 'editor' });
});

test('from then on the subject alone tells who it is', async () => {
  expect((await signInAs({ sub: 'person-1', preferred_username: 'admin' })).who).toBe('editor');
});

test('a second subject that takes the username is not let in as the first', async () => {
  expect((await signInAs({ sub: 'person-2', preferred_username: 'editor' })).who).toBe('anonymous');
});

test('nobody is made a user by the issuer', async () => {
  const stranger = await signInAs({ sub: 'person-3', preferred_username: 'stranger' });
  expect(stranger).toMatchObject({ location: `${BASE_URL}/desk?error=signup_disabled`, who: 'anonymous' });
  expect((await signInAs({ sub: 'person-4' })).who).toBe('anonymous');
  expect(await hub.orm.em.fork().count(User)).toBe(3);
});

test('an ID token for another hub, of another sign-in or out of date is refused', async () => {
  const claims = { sub: 'person-5', preferred_username: 'admin' };
  for (const wrong of [
    { aud: 'another' },
    { nonce: 'another' },
    { iss: 'https://evil.example' },
    { exp: 1 },
  ]) {
    expect((await signInAs({ ...claims, ...wrong })).who).toBe('anonymous');
  }
  expect((await signInAs(claims)).who).toBe('admin');
});

test('somebody who is no longer active is not let in', async () => {
  await hub.orm.em.fork().nativeUpdate(User, { username: 'former' }, { active: false });
  expect((await signInAs({ sub: 'person-6', preferred_username: 'former' })).who).toBe('anonymous');
});

test('an ID token brought by the browser is refused', async () => {
  const response = await new Browser(authentication).post('/sign-in/social', {
    provider: 'oidc',
    idToken: { token: 'a.b.c' },
  });
  expect(response.status).toBe(400);
});

test('the tokens of the issuer are not kept', async () => {
  const rows = await hub.orm.em
    .fork()
    .execute(`select "accessToken", "refreshToken", "idToken" from auth.account where "providerId" = 'oidc'`);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toEqual({ accessToken: null, refreshToken: null, idToken: null });
});

test('the log does not tell the secret at the issuer', () => {
  expect(hub.logged()).not.toContain(issuer.settings.clientSecret);
});
