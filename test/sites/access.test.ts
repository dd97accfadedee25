import { afterAll, beforeAll, expect, test } from 'vitest';
import { Role } from '../../src/identity/role.ts';
import { User } from '../../src/identity/user.ts';
import { Entry } from '../../src/journal/entry.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';

const CREATE = `mutation($username: String!, $organisationId: ID) { createUser(input: {
  username: $username, name: "某人", roles: [ADMIN], organisationId: $organisationId
}) { id username roles organisation { id } } }`;
const ISSUE = `mutation($siteId: ID!) { issueApiKey(name: "子站", siteId: $siteId) {
  key apiKey { id name siteId prefix createdAt revokedAt lastUsedAt } } }`;
const REVOKE = 'mutation($id: ID!) { revokeApiKey(id: $id) { id revokedAt } }';

let given: TestHub;
let main: { siteId: string; organisationId: string };
let sub: { siteId: string; organisationId: string };
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'sub-admin', [Role.ADMIN], '4300000002');
  main = await placeOf('4300000001');
  sub = await placeOf('4300000002');
});
afterAll(() => given.close());

async function placeOf(code: string) {
  const { site } = await given.site(code);
  return { siteId: site.id, organisationId: site.organisation.id };
}

async function codeOf(username: string, query: string, variables: object) {
  return (await given.desk(username, query, variables)).errors?.[0]?.extensions.code;
}

const actsOn = async (subjectId: string) =>
  (await given.hub.orm.em.fork().find(Entry, { subjectId }, { orderBy: { number: 'asc' } })).map(
    (entry) => entry.act,
  );

test('an administrator of a sub-site lets people into that organisation only', async () => {
  const variables = { username: 'sub-two', organisationId: sub.organisationId };
  const { data } = await given.desk<{ createUser: { id: string } }>('sub-admin', CREATE, variables);
  expect(data.createUser).toMatchObject({ roles: ['ADMIN'], organisation: { id: sub.organisationId } });
  expect(await actsOn(data.createUser.id)).toEqual(['user.created']);
  const above = { username: 'climber', organisationId: main.organisationId };
  expect(await codeOf('sub-admin', CREATE, above)).toBe('FORBIDDEN');
  const nowhere = { username: 'climber', organisationId: null };
  for (const admin of ['sub-admin', 'admin']) expect(await codeOf(admin, CREATE, nowhere)).toBe('FORBIDDEN');
  expect(await given.hub.orm.em.fork().count(User, { username: 'climber' })).toBe(0);
});

test('an organisation that is not there takes nobody in', async () => {
  const unknown = { username: 'nobody', organisationId: '0198f3a0-0000-7000-8000-000000000001' };
  expect(await codeOf('admin', CREATE, unknown)).toBe('NOT_FOUND');
});

test('nobody but an administrator lets anybody in, or issues a key', async () => {
  const variables = { username: 'nobody', organisationId: main.organisationId };
  expect(await codeOf('editor', CREATE, variables)).toBe('FORBIDDEN');
  expect(await codeOf('', CREATE, variables)).toBe('UNAUTHENTICATED');
  expect(await codeOf('editor', ISSUE, main)).toBe('FORBIDDEN');
});

test('a key is issued and revoked within the administrator’s reach, and the journal tells of it', async () => {
  expect(await codeOf('sub-admin', ISSUE, main)).toBe('FORBIDDEN');
  const { data } = await given.desk<{ issueApiKey: { key: string; apiKey: { id: string } } }>(
    'admin',
    ISSUE,
    main,
  );
  const { key, apiKey } = data.issueApiKey;
  expect(key).toMatch(/^tgk_/);
  expect(apiKey).toMatchObject({ name: '子站', siteId: main.siteId, revokedAt: null, lastUsedAt: null });
  expect(await codeOf('sub-admin', REVOKE, apiKey)).toBe('FORBIDDEN');
  expect((await given.desk('admin', REVOKE, apiKey)).errors).toBeUndefined();
  expect((await given.desk('admin', REVOKE, apiKey)).errors).toBeUndefined();
  expect(await actsOn(apiKey.id)).toEqual(['api-key.issued', 'act.refused', 'api-key.revoked']);
  expect(await codeOf('admin', REVOKE, { id: 'nonsense' })).toBe('NOT_FOUND');
});

test('the journal keeps no part of a key beyond its prefix', async () => {
  const { data } = await given.desk<{ issueApiKey: { key: string; apiKey: { prefix: string } } }>(
    'sub-admin',
    ISSUE,
    sub,
  );
  const entries = await given.hub.orm.em.fork().find(Entry, { act: 'api-key.issued' });
  const written = JSON.stringify(entries);
  expect(written).toContain(data.issueApiKey.apiKey.prefix);
  expect(written).not.toContain(data.issueApiKey.key);
});
