import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { InterpretationForm } from '../../src/content/parts.ts';
import { CompiledOperations } from '../../src/platform/graphql/compiled-operations.ts';
import { Statements } from '../../src/reading/statement/statements.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { readingSchema } from '../../src/serve.ts';
import { contractOperations, hasContract } from '../support/contract.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { published } from './published.ts';

const NUMBER = '青政发〔2026〕41号';
const site = '4300000001';

let given: TestHub;
const ids: Record<string, string> = {};

beforeAll(async () => {
  // What the database can answer alone never comes to be asked as compiled.
  vi.spyOn(Statements.prototype, 'answer').mockResolvedValue(null);
  given = await openTestHub({ env: { TONGGAO_CACHE_MB: '0' } });
  const origin = { originName: '国务院办公厅', originUrl: 'https://www.gov.cn/1.html', author: '李某' };
  ids.article = await published(given, {
    title: '养老服务通知',
    summary: '摘要',
    keywords: ['养老'],
    ...origin,
  });
  const policy = { number: NUMBER, issuer: '青山市人民政府', signedOn: '2026-11-02' };
  ids.policy = await published(given, { kind: ContentKind.POLICY, section: 'zcwj', policy });
  const interpretation = { contentIds: [ids.policy], form: InterpretationForm.TEXT };
  ids.reading = await published(given, { kind: ContentKind.INTERPRETATION, section: 'zcjd', interpretation });
  const groups = [{ title: '全部', contentIds: Object.values(ids) }];
  ids.topic = await published(given, { kind: ContentKind.TOPIC, section: 'gzdt', topic: { groups } });
  ids.gone = await published(given, { title: '撤下的通知' });
  const taken = { contentId: ids.gone, kind: WithdrawalKind.WITHDRAWN, explanation: '有误' };
  await withdraw(await given.as('editor'), taken);
  await given.settle();
});
afterAll(() => given.close());

const pause = () => new Promise((resolve) => setTimeout(resolve, 60));

/** The texts of answers to the same question asked until it is compiled: by the engine, and as compiled. */
async function askedBothWays(query: string, variables: object): Promise<[engine: string, compiled: string]> {
  const compiled = vi.spyOn(CompiledOperations.prototype, 'answer');
  const ask = async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    return (await fetch(`${given.hub.publicUrl}/graphql`, { method: 'POST', headers, body })).text();
  };
  const byEngine = await ask();
  await ask();
  for (let tries = 0; tries < 20 && compiled.mock.calls.length === 0; tries++) {
    await pause();
    await ask();
  }
  compiled.mockClear();
  const asCompiled = await ask();
  const answers = compiled.mock.results.map((result) => result.value as Promise<string | null>);
  expect(await Promise.all(answers), query).toEqual([asCompiled]);
  compiled.mockRestore();
  return [byEngine, asCompiled];
}

test.skipIf(!hasContract).each([
  ['Site', () => ({ code: site })],
  ['SectionPage', () => ({ site, section: 'zcwj', first: 20 })],
  ['Home', () => ({ site })],
  ['ContentPage', () => ({ id: ids.article })],
  ['ContentPage', () => ({ id: ids.policy })],
  ['ContentPage', () => ({ id: ids.reading })],
  ['ContentPage', () => ({ id: ids.topic })],
  ['ContentPage', () => ({ id: ids.gone })],
  ['PolicyByNumber', () => ({ number: NUMBER })],
  ['Search', () => ({ query: '养老', first: 20 })],
  ['Node', () => ({ id: ids.policy })],
])('%s is answered word for word alike by the engine and as compiled', async (name, variables) => {
  const [engine, compiled] = await askedBothWays(contractOperations('reading').get(name) ?? '', variables());
  expect(engine).toMatch(/^\{"data":\{"/);
  expect(compiled).toBe(engine);
});

/** Every field of a content alone, so that each is seen to have the columns it is read from. */
async function everyField(): Promise<string[]> {
  const schema = await readingSchema();
  const types = ['Article', 'Policy', 'Interpretation', 'Topic'].map((name) => schema.getType(name));
  return types.filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => field.args.length === 0)
      .map((field) => {
        const inner = getNamedType(field.type);
        const parts = isObjectType(inner) || isInterfaceType(inner) ? Object.values(inner.getFields()) : [];
        const leaves = parts.filter(
          (part) => !isObjectType(getNamedType(part.type)) && part.args.length === 0,
        );
        const plain = leaves.filter((part) => !isInterfaceType(getNamedType(part.type)));
        const below = parts.length > 0 ? `{ __typename ${plain.map((part) => part.name).join(' ')} }` : '';
        return `... on ${type.name} { ${field.name} ${below} }`;
      }),
  );
}

test('a field asked for alone is answered alike by the engine and as compiled', async () => {
  const fields = await everyField();
  expect(fields.length).toBeGreaterThan(60);
  const aliases = Object.entries(ids).map(([name, id]) => `${name}: content(id: "${id}")`);
  for (const field of fields) {
    const query = `{ ${aliases.map((alias) => `${alias} { __typename ${field} }`).join(' ')} }`;
    const [engine, compiled] = await askedBothWays(query, {});
    expect(compiled, query).toBe(engine);
  }
}, 60_000);

test('what does not go well as compiled is refused in the words of the engine', async () => {
  const query =
    'query Page($id: ID!, $first: Int = 5) { content(id: $id) { id } section(site: "4300000001", code: "tzgg") { contents(first: $first) { edges { node { id } } } } }';
  const askWith = async (variables: object) => given.read(query, variables);
  const before = await askWith({ id: 5, first: 'x' });
  expect(before.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  await askedBothWays(query, { id: ids.article });
  expect(await askWith({ id: 5, first: 'x' })).toEqual(before);
  expect((await askWith({})).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await askWith({ id: 'a\0b' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await askWith({ id: ids.article, first: 0 })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await askWith({ id: ids.article })).errors).toBeUndefined();
});

test('a compiled answer knows of a correction of the section it remembers', async () => {
  const query = 'query { section(site: "4300000002", code: "tzgg") { contents { totalCount } } }';
  const [, before] = await askedBothWays(query, {});
  await published(given, { site: '4300000002', section: 'tzgg' });
  const { data } = await given.read(query, {});
  const { totalCount } = JSON.parse(before).data.section.contents;
  expect(data).toEqual({ section: { contents: { totalCount: totalCount + 1 } } });
});
