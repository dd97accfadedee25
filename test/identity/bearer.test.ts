import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/identity/actor.ts';
import { ApiKey } from '../../src/identity/api-key.ts';
import { createUser } from '../../src/identity/create-user.ts';
import { issueApiKey } from '../../src/identity/issue-api-key.ts';
import { revokeApiKey } from '../../src/identity/revoke-api-key.ts';
import { Role } from '../../src/identity/role.ts';
import type { User } from '../../src/identity/user.ts';
import { Browser, type IdentityHub, openIdentityHub, PASSWORD } from './identity-hub.ts';

const SITE = '0198f3a0-0000-7000-8000-000000000001';
let hub: IdentityHub;
let admin: User;
let asAdmin: Actor;

const actor = (headers: Record<string, string>) =>
  hub.authentication.actorOf(hub.orm.em.fork(), new Headers(headers));
const bearing = (token: string) => actor({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  hub = await openIdentityHub();
  const input = { username: 'admin', name: '管理员', password: PASSWORD, roles: [Role.ADMIN] };
  admin = await createUser(hub.context(), input);
  asAdmin = {
    kind: 'user',
    id: admin.id,
    username: 'admin',
    name: '管理员',
    roles: [Role.ADMIN],
    organisationId: null,
  };
});
afterAll(() => hub.close());

describe('a token', () => {
  test('stands for its user', async () => {
    const token = await hub.authentication.issueToken(admin.id);
    expect(await bearing(token)).toEqual({ ...asAdmin, freshUntil: expect.any(Date) });
    expect(await actor({ authorization: `bearer ${token}` })).toEqual({
      ...asAdmin,
      freshUntil: expect.any(Date),
    });
  });

  test('is not to be made from what the database holds', async () => {
    await hub.authentication.issueToken(admin.id);
    const [row] = await hub.orm.em.fork().execute('select token from auth.session limit 1');
    expect((await bearing(row?.token)).kind).toBe('anonymous');
    expect((await bearing(`${row?.token}.${'A'.repeat(43)}=`)).kind).toBe('anonymous');
  });

  test('ends when the sessions of its user are revoked', async () => {
    const token = await hub.authentication.issueToken(admin.id);
    await hub.authentication.revokeSessions(admin.id);
    expect((await bearing(token)).kind).toBe('anonymous');
  });

  test('is not given for somebody who does not exist', async () => {
    await expect(hub.authentication.issueToken(SITE)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that is wrong is not made up for by a cookie', async () => {
    const browser = new Browser(hub.authentication);
    await browser.signIn('admin');
    expect(await actor({ cookie: browser.cookie })).toEqual({ ...asAdmin, freshUntil: expect.any(Date) });
    for (const authorization of ['Bearer nonsense', 'Bearer tgk_nonsense', 'Bearer ', 'Basic YTpi', '']) {
      expect((await actor({ cookie: browser.cookie, authorization })).kind).toBe('anonymous');
    }
  });
});

describe('the key of a sub-site', () => {
  test('stands for the sub-site until it is revoked', async () => {
    const { key, apiKey } = await issueApiKey(hub.context(asAdmin), { name: '县政府网', siteId: SITE });
    expect(key).toMatch(/^tgk_[\w-]{43}$/);
    expect(key.startsWith(apiKey.prefix)).toBe(true);
    expect(await bearing(key)).toMatchObject({ kind: 'api-key', id: apiKey.id, name: '县政府网', roles: [] });
    const used = await hub.orm.em.fork().findOneOrFail(ApiKey, apiKey.id);
    expect(used.lastUsedAt).toBeInstanceOf(Date);
    const revoked = await revokeApiKey(hub.context(asAdmin), { id: apiKey.id });
    expect((await bearing(key)).kind).toBe('anonymous');
    const again = await revokeApiKey(hub.context(asAdmin), { id: apiKey.id });
    expect(again.revokedAt).toEqual(revoked.revokedAt);
  });

  test('is kept as a hash only', async () => {
    const { key } = await issueApiKey(hub.context(asAdmin), { name: '镇政府网', siteId: SITE });
    const rows = await hub.orm.em.fork().execute('select * from api_key');
    expect(JSON.stringify(rows)).not.toContain(key.slice(12));
    expect(hub.logged()).not.toContain(key);
  });

  test('is issued and revoked by administrators only', async () => {
    const editor = { ...asAdmin, roles: [Role.EDITOR] };
    const input = { name: '县政府网', siteId: SITE };
    await expect(issueApiKey(hub.context(editor), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(revokeApiKey(hub.context(editor), { id: SITE })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const asKey = { ...asAdmin, kind: 'api-key' as const };
    await expect(issueApiKey(hub.context(asKey), input)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const bad = { name: ' ', siteId: SITE };
    await expect(issueApiKey(hub.context(asAdmin), bad)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('letting a person in', () => {
  const input = { username: 'new.Editor', name: '新编辑', password: PASSWORD, roles: [Role.EDITOR] };

  test('is for administrators, and makes user and account together', async () => {
    const user = await createUser(hub.context(asAdmin), input);
    expect(user.username).toBe('new.editor');
    expect((await new Browser(hub.authentication).signIn('new.editor')).status).toBe(200);
  });

  test('is refused for a taken name in any case, and leaves no half behind', async () => {
    const twice = createUser(hub.context(asAdmin), { ...input, username: 'NEW.EDITOR' });
    await expect(twice).rejects.toMatchObject({ code: 'CONFLICT' });
    const [count] = await hub.orm.em
      .fork()
      .execute(`select (select count(*) from "user") = (select count(*) from auth."user") as same`);
    expect(count?.same).toBe(true);
  });

  test.each([
    ['username', { ...input, username: 'x' }],
    ['username', { ...input, username: "a'; drop table auth.user --" }],
    ['name', { ...input, username: 'other', name: ' ' }],
    ['password', { ...input, username: 'other', password: 'too short' }],
    ['organisationId', { ...input, username: 'other', organisationId: 'x' }],
  ])('is refused for a bad %s', async (field, bad) => {
    const attempt = createUser(hub.context(asAdmin), bad);
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_USER_INPUT', particulars: { field } });
  });

  test('is refused to anybody else', async () => {
    const editor = { ...asAdmin, roles: [Role.EDITOR] };
    await expect(createUser(hub.context(editor), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('without a password opens no door to any password', async () => {
    await createUser(hub.context(asAdmin), { username: 'issuer-only', name: '某人', roles: [] });
    expect((await new Browser(hub.authentication).signIn('issuer-only', '')).status).toBe(401);
  });
});

test('an account can be added to a user that a seed has made', async () => {
  const id = '0198f3a0-0000-7000-8000-0000000000aa';
  await hub.orm.em
    .fork()
    .execute(
      `insert into "user" (id, username, name, roles, active, created_at) values (?, 'seeded', '某人', '{}', true, now())`,
      [id],
    );
  await hub.authentication.createAccount({ id, username: 'seeded', name: '某人', password: PASSWORD });
  expect((await new Browser(hub.authentication).signIn('seeded')).status).toBe(200);
});
