import { type GraphQLSchema, graphql } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, ANONYMOUS } from '../../src/identity/actor.ts';
import { createUser } from '../../src/identity/create-user.ts';
import { IdentityResolver } from '../../src/identity/identity.resolver.ts';
import { Role } from '../../src/identity/role.ts';
import { schemaOf } from '../../src/platform/graphql/engine.ts';
import { type IdentityHub, openIdentityHub, PASSWORD } from './identity-hub.ts';

let hub: IdentityHub;
let schema: GraphQLSchema;
let admin: Actor;

beforeAll(async () => {
  hub = await openIdentityHub();
  schema = await schemaOf([IdentityResolver]);
  const input = { username: 'admin', name: '管理员', password: PASSWORD, roles: [Role.ADMIN] };
  const { id, username, name, roles, organisationId } = await createUser(hub.context(), input);
  admin = { kind: 'user', id, username, name, roles, organisationId };
});
afterAll(() => hub.close());

async function ask(source: string, actor: Actor) {
  const { data, errors } = await graphql({ schema, source, contextValue: hub.context(actor) });
  return { data: JSON.parse(JSON.stringify(data ?? null)), codes: errors?.map(codeOf) };
}

const codeOf = ({ originalError }: { originalError?: unknown }) => (originalError as { code?: string })?.code;

test('me is the person signed in, and null for anybody else', async () => {
  const source = '{ me { id username name roles } }';
  const me = { id: admin.id, username: 'admin', name: '管理员', roles: ['ADMIN'] };
  expect(await ask(source, admin)).toEqual({ data: { me }, codes: undefined });
  expect(await ask(source, ANONYMOUS)).toEqual({ data: { me: null }, codes: undefined });
});

test('an administrator lets a person in', async () => {
  const source = `mutation { createUser(input: {
    username: "editor", name: "编辑", password: "${PASSWORD}", roles: [EDITOR, EDITOR]
  }) { username roles } }`;
  const { data } = await ask(source, admin);
  expect(data).toEqual({ createUser: { username: 'editor', roles: ['EDITOR'] } });
  expect((await ask(source, ANONYMOUS)).codes).toEqual(['UNAUTHENTICATED']);
});

test('a key is told whole when it is issued, and never again', async () => {
  const siteId = '0198f3a0-0000-7000-8000-000000000001';
  const issue = `mutation { issueApiKey(name: "县政府网", siteId: "${siteId}") {
    key apiKey { id name siteId prefix createdAt revokedAt lastUsedAt }
  } }`;
  const { data } = await ask(issue, admin);
  const { key, apiKey } = data.issueApiKey;
  expect(key).toMatch(/^tgk_/);
  expect(apiKey).toMatchObject({ name: '县政府网', siteId, revokedAt: null, lastUsedAt: null });
  const revoked = await ask(`mutation { revokeApiKey(id: "${apiKey.id}") { id revokedAt } }`, admin);
  expect(Date.parse(revoked.data.revokeApiKey.revokedAt)).toBeGreaterThan(0);
  expect((await ask('mutation { revokeApiKey(id: "nonsense") { id } }', admin)).codes).toEqual(['NOT_FOUND']);
});
