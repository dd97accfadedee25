import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  execute,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { priceOf } from '../../../src/reading/limits/price-list.ts';
import { readingContextOf } from '../../../src/reading/reading-context.ts';
import { type Answer, answerBy } from '../../../src/reading/statement/answer.ts';
import { Plans } from '../../../src/reading/statement/plans.ts';
import { FOR_ENGINE } from '../../../src/reading/statement/roots.ts';
import { Unfit } from '../../../src/reading/statement/unfit.ts';
import { readingSchema } from '../../../src/serve.ts';
import { contractOperations, hasContract } from '../../support/contract.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { asked, documents, fitFields, type Pool } from './documents.ts';
import { publishEverything } from './everything.ts';

let given: TestHub;
let schema: GraphQLSchema;
let pool: Pool;

beforeAll(async () => {
  given = await openTestHub();
  schema = await readingSchema();
  pool = await publishEverything(given);
}, 180_000);
afterAll(() => given.close());

interface Whole {
  data: string;
  tags: string[];
  price: number;
}

async function byEngine(query: string, variables: object): Promise<Whole> {
  const context = readingContextOf(given.hub);
  const document = parse(query);
  expect(validate(schema, document), query).toEqual([]);
  const { data, errors } = await execute({
    ...{ schema, document, contextValue: context },
    variableValues: { ...variables },
  });
  expect(errors, query).toBeUndefined();
  return { data: JSON.stringify(data), tags: [...context.tags].sort(), price: priceOf(context.budget.given) };
}

async function byStatement(query: string, variables: object): Promise<Whole | null> {
  const ready = new Plans(schema, query, null).find({ ...variables });
  if (!ready) return null;
  const { reader, publicUrl } = given.hub;
  const hand = { reader, publicUrl, context: () => readingContextOf(given.hub) };
  const answer = await answerBy(ready.plan, ready.variables, hand).catch(ifUnfit);
  return answer && { data: answer.data, tags: [...answer.tags].sort(), price: priceOf(answer.given) };
}

function ifUnfit(error: unknown): Answer | null {
  if (error instanceof Unfit) return null;
  throw error;
}

/** Values of every variable that an operation of theirs must be given. */
const ANYTHING = Object.fromEntries(
  ['code', 'site', 'section', 'id', 'number', 'query', 'path'].map((name) => [name, 'x']),
);

/** How each operation of these documents is answered, once it is asked often. */
function waysOf(operations: Iterable<[string, string]>): [name: string, way: 'statement' | 'engine'][] {
  return [...operations].map(([name, query]) => [
    name,
    new Plans(schema, query, name).find({ ...ANYTHING, first: 1 }) ? 'statement' : 'engine',
  ]);
}

test.skipIf(!hasContract)('each operation of the contract is answered by a statement', () => {
  expect(waysOf(contractOperations('reading'))).toEqual([
    ['Site', 'statement'],
    ['SectionPage', 'statement'],
    ['Home', 'statement'],
    ['ContentPage', 'statement'],
    ['PolicyByNumber', 'statement'],
    ['Search', 'engine'],
    ['Node', 'statement'],
  ]);
});

test('each operation of the example sub-site is answered by a statement', () => {
  const text = readFileSync('examples/sub-site/src/questions.graphql', 'utf8');
  const names = parse(text).definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION && one.name ? [one.name.value] : [],
  );
  expect(waysOf(names.map((name) => [name, text]))).toEqual([
    ['Frame', 'statement'],
    ['Home', 'statement'],
    ['SectionPage', 'statement'],
    ['ContentByPath', 'statement'],
    ['ContentById', 'statement'],
    ['Search', 'engine'],
  ]);
});

const LEFT_TO_ENGINE = ['Query.search', 'Query.suggest'];

test('of all that readers may ask only searches are left to the engine', () => {
  const fit = fitFields(schema, pool);
  const left = [...fit].flatMap(([name, fields]) => {
    const type = schema.getType(name);
    const all = isObjectType(type) ? Object.keys(type.getFields()) : [];
    return all
      .filter((field) => !fields.some((one) => one.name === field))
      .map((field) => `${name}.${field}`);
  });
  expect(left).toEqual(LEFT_TO_ENGINE);
});

/** Every field of a content that statements can give, alone, asked of every content. */
function fieldsAlone(): string[] {
  const contents = pool.id?.map((id, nth) => `c${nth}: content(id: ${id})`) ?? [];
  const fit = fitFields(schema, pool);
  return ['Article', 'Policy', 'Interpretation', 'Topic'].flatMap((type) =>
    (fit.get(type) ?? []).map((field) => {
      const below = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
      return `{ ${contents.map((one) => `${one} { ... on ${type} { ${asked(field, pool)} ${below} } }`).join(' ')} }`;
    }),
  );
}

test('every field that statements can give is given alike alone, for every content', async () => {
  const queries = fieldsAlone();
  expect(queries.length).toBeGreaterThan(60);
  for (const query of queries) {
    const statement = await byStatement(query, {});
    if (statement) expect(statement.data, query).toBe((await byEngine(query, {})).data);
  }
}, 60_000);

test.each([
  [
    'a list in a list in a list',
    '{ site(code: "1") { sections { contents { edges { node { ... on Policy { interpretations { id } } } } } } } }',
  ],
  ['a field that no statement gives', '{ search(query: "a") { totalCount } }'],
])('%s is left to the engine', (_, query) => {
  expect(validate(schema, parse(query))).toEqual([]);
  expect(new Plans(schema, query, null).find({})).toBeNull();
});

test('more ways than a few in which directives decide are left to the engine', () => {
  const query = `query ($a: Boolean = true, $b: Boolean = true, $c: Boolean = true) {
    a: __typename @skip(if: $a) b: __typename @include(if: $b) c: __typename @skip(if: $c) }`;
  const plans = new Plans(schema, query, null);
  const ways = [0, 1, 2, 3, 4, 5, 6, 7].map((way) =>
    plans.find({ a: (way & 1) > 0, b: (way & 2) > 0, c: (way & 4) > 0 }),
  );
  expect(ways.map((ready) => ready !== null)).toEqual([
    ...[true, true, true, true],
    ...[false, false, false, false],
  ]);
  expect(plans.find({ a: false, b: false, c: false })).not.toBeNull();
});

test.each(['NEWEST', 'OLDEST', 'UPDATED', 'SIGNED'])(
  'a filtered list goes on alike in the order %s',
  async (sort) => {
    const query = `query ($sort: ContentSort!, $site: String!, $after: String) {
    contents(sort: $sort, where: { site: $site }, first: 2, after: $after) {
      totalCount edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const variables = { sort, site: '4300000001', after };
      const statement = await byStatement(query, variables);
      expect(statement).toEqual(await byEngine(query, variables));
      after = JSON.parse(statement?.data ?? '').contents.pageInfo.endCursor;
      expect(after).not.toBeNull();
    }
  },
);

test('a filter that asks what cannot be is left to the engine to refuse', async () => {
  const query = 'query ($where: ContentFilter) { contents(where: $where) { totalCount } }';
  await expect(byStatement(query, { where: { year: 1 } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('what a rule gathers is left to the engine once it is found', async () => {
  const query = 'query ($id: ID!) { content(id: $id) { ... on Topic { groups { contents { id } } } } }';
  const answers = await Promise.all((pool.id ?? []).map((id) => byStatement(query, { id: JSON.parse(id) })));
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
});

test('a text that holds the sign between columns is left to the engine', async () => {
  const query = `{ content(id: ${pool.id?.[0]}) { title } }`;
  const titled = (title: string) =>
    given.hub.orm.em
      .fork()
      .execute('update publication set title = ? where id = ?', [title, JSON.parse(pool.id?.[0] ?? '')]);
  const { data } = await byEngine(query, {});
  const { title } = JSON.parse(data).content;
  await titled(`${title}\u0003`);
  expect(await byStatement(query, {})).toBeNull();
  await titled(title);
  expect((await byStatement(query, {}))?.data).toBe(data);
});

test('what is asked of another type costs nothing', async () => {
  const tree = 'site { sections { site { sections { id } } } }';
  const fragments = ['Article', 'Policy', 'Interpretation', 'Topic'].map(
    (type) => `... on ${type} { a${type}: ${tree} b${type}: ${tree} c${type}: ${tree} }`,
  );
  for (const id of pool.id ?? [])
    for (const fragment of fragments) {
      const query = `{ content(id: ${id}) { ${fragment} } }`;
      expect((await byStatement(query, {}))?.price, query).toBe((await byEngine(query, {})).price);
    }
});

test('variables take their defaults, and what may not be asked is left to the engine', async () => {
  const query = `query ($first: Int = 1, $after: String, $id: ID!) { content(id: $id) { id }
    section(site: "4300000001", code: "tzgg") { contents(first: $first, after: $after) { edges { cursor } } } }`;
  const id = 'nothing';
  for (const variables of [
    { id },
    { id, first: 2 },
    { id, after: JSON.parse(pool.after?.[0] ?? '') },
    { id, after: null },
  ])
    expect((await byStatement(query, variables))?.data).toBe((await byEngine(query, variables)).data);
  expect(await byStatement(query, {})).toBeNull();
  expect(await byStatement(query, { id, first: 'x' })).toBeNull();
  await expect(byStatement(query, { id, first: 101 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(byStatement(query, { id, after: 'x' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

const DECIDED = fc.record({ yes: fc.boolean(), no: fc.boolean() }, { requiredKeys: [] });

test('whatever a document asks, a statement answers in the very bytes of the engine, at its price, and under all its tags', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(documents(schema, pool), DECIDED, async (query, variables) => {
      const statement = await byStatement(query, variables);
      if (!statement) return;
      const engine = await byEngine(query, variables);
      expect(statement, query).toMatchObject({ data: engine.data, price: engine.price });
      // What needs a status hint is asked of the engine again, and bears the engine's tags.
      if (!statement.tags.includes(FOR_ENGINE))
        expect(statement.tags, query).toEqual(expect.arrayContaining(engine.tags));
      compared += 1;
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(120);
}, 180_000);
