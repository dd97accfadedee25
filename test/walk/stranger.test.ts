import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Role } from '../../src/identity/role.ts';
import { type Answer, openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';
import { makeRealThings, type RealThings, SECRET_WORD } from './real-things.ts';
import { type Expected, MUTATIONS, QUERIES } from './stranger-table.ts';

const SCHEMA = buildSchema(readFileSync(new URL('../../schema/desk.graphql', import.meta.url), 'utf8'));
const TABLES = { query: QUERIES, mutation: MUTATIONS };
const TURNED_AWAY = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'];
/** What no answer may be, or the walk has asked nothing. */
const BROKEN = ['INTERNAL', 'GRAPHQL_VALIDATION_FAILED', 'TOO_COSTLY'];
/** What a refused act may write: that it was refused, and when a key or a person was last seen. */
const TRACES = ['journal_entry', 'journal_tally', 'api_key'];
/** Where a stranger may add something, or change what is their own; the rows that are watched there. */
const WATCHED: Record<string, (real: RealThings) => string> = {
  block: ({ block }) => `where id = '${block}'`,
  feed: ({ feed }) => `where id = '${feed}'`,
  user: () => "where username not like 'stranger%'",
};

type Kind = keyof typeof TABLES;
type Ask = (query: string) => Promise<Answer<Record<string, unknown>>>;

let given: TestHub;
let real: RealThings;
const strangers = new Map<string, Ask>();
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'stranger', Object.values(Role), '4300000002');
  await letIn(given, 'stranger-editor', [Role.EDITOR], '4300000002');
  real = await makeRealThings(given);
  for (const name of ['stranger', 'stranger-editor', ''])
    strangers.set(name, (query) => given.desk(name, query));
  strangers.set('key', await askWithKey());
});
afterAll(() => given.close());

async function askWithKey(): Promise<Ask> {
  const { site } = await given.site('4300000002');
  const issue = `mutation { issueApiKey(name: "子站", siteId: "${site.id}") { key } }`;
  const { key } = (await given.desk<{ issueApiKey: { key: string } }>('admin', issue)).data.issueApiKey;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return async (query) => {
    const body = JSON.stringify({ query });
    const response = await fetch(`${given.hub.publicUrl}/desk/graphql`, { method: 'POST', headers, body });
    return { ...((await response.json()) as Answer<Record<string, unknown>>), status: response.status };
  };
}

const fieldsOf = (kind: Kind) =>
  (kind === 'query' ? SCHEMA.getQueryType() : SCHEMA.getMutationType())?.getFields() ?? {};

/** Everything that can be asked of a field's answer without further ids, as deep as it is told. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return '{ __typename id ... on Copy { title body } ... on Section { name } }';
  const asked = Object.values(type.getFields()).flatMap((one) => {
    const paged = one.args.some(({ name }) => name === 'first');
    if (one.args.some(isRequiredArgument) && !paged) return [];
    if (!isCompositeType(getNamedType(one.type))) return [one.name];
    return depth > 0 ? [`${one.name}${paged ? '(first: 20)' : ''} ${selectionOf(one, depth - 1)}`] : [];
  });
  return `{ __typename ${asked.join(' ')} }`;
}

/** One field with everything under it, three deep, or less where that is much. */
function operationOf(kind: Kind, name: string, { args }: Expected): string {
  const field = fieldsOf(kind)[name] as GraphQLField<unknown, unknown>;
  const told = args ? `(${args(real)})` : '';
  const selections = [3, 2, 1].map((depth) => selectionOf(field, depth));
  const selection = selections.find((one) => one.split(/\s+/).length < 350) ?? '';
  return `${kind} { ${name}${told} ${selection} }`;
}

/** A line for each table that tells whether anything in it is other than before. */
async function everything(): Promise<Record<string, string>> {
  const em = given.hub.orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const lines = tables
    .filter(({ name }) => !TRACES.includes(name))
    .map(({ name }) => {
      const those = WATCHED[name]?.(real) ?? '';
      return `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as hash from "${name}" t ${those}`;
    });
  const rows = await em.execute<{ name: string; hash: string }[]>(lines.join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

type Heard = Answer<Record<string, unknown>>;

function faultOfOpen({ errors }: Heard): string | null {
  const code = errors?.[0]?.extensions?.code ?? '';
  return BROKEN.includes(code) ? `was answered ${errors?.[0]?.message}` : null;
}

function faultOfRefused({ refusedAs }: Expected, { data, errors }: Heard): string | null {
  const code = errors?.[0]?.extensions?.code;
  if (code) return [...TURNED_AWAY, refusedAs].includes(code) ? null : `was turned away by ${code}`;
  const answered = Object.values(data ?? {}).some((value) => value !== null);
  return answered ? `was answered ${JSON.stringify(data).slice(0, 300)}` : null;
}

/** What is wrong with what a stranger was answered; null where all is well. */
function faultOf(who: string, expected: Expected, heard: Heard): string | null {
  if (JSON.stringify(heard.data ?? null).includes(SECRET_WORD)) return 'was told what is not published';
  const isOpen = who.startsWith('stranger') ? expected.open : expected.openToAll;
  return isOpen ? faultOfOpen(heard) : faultOfRefused(expected, heard);
}

async function walk(who: string, kind: Kind): Promise<string[]> {
  const ask = strangers.get(who) as Ask;
  const faults: string[] = [];
  for (const [name, expected] of Object.entries(TABLES[kind])) {
    const fault = faultOf(who, expected, await ask(operationOf(kind, name, expected)));
    if (fault) faults.push(`${name}: ${fault}`);
  }
  return faults;
}

test.each(['query', 'mutation'] as const)('the table says of every %s what a stranger is to hear', (kind) => {
  expect(Object.keys(TABLES[kind]).toSorted()).toEqual(Object.keys(fieldsOf(kind)).toSorted());
});

test('every id of the table is of a real thing', () => {
  const named = [...Object.values(QUERIES), ...Object.values(MUTATIONS)].map(
    ({ args }) => args?.(real) ?? '',
  );
  expect(named.filter((args) => args.includes('"no '))).toEqual([]);
});

test.each([
  ['somebody with every role at another organisation', 'stranger'],
  ['an editor of another organisation', 'stranger-editor'],
  ['a sub-site with a key', 'key'],
  ['nobody', ''],
])('%s is told nothing and changes nothing beyond what the table gives a reason for', async (_what, who) => {
  const before = await everything();
  expect([...(await walk(who, 'query')), ...(await walk(who, 'mutation'))]).toEqual([]);
  expect(await everything()).toEqual(before);
});
