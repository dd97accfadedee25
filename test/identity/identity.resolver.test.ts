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
