import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../src/platform/canonical-json.ts';
import { readTrusted } from '../../src/platform/graphql/trusted-documents.ts';
import { readingSchema } from '../../src/serve.ts';
import { openHubForThisTest } from '../support/hub.ts';
import { get, post } from './cache/cached.ts';
import { published } from './published.ts';

const PAGE = 'query Page($id: ID!) { content(id: $id) { title } }';
const OTHER = '{ site(code: "4300000001") { name } }';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonggao-documents-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function listOf(list: unknown): Promise<string> {
  const path = join(directory, `${sha256(JSON.stringify(list)).slice(0, 8)}.json`);
  await writeFile(path, JSON.stringify(list));
  return path;
}

const byHash = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(query) } });

test('a trusted document is answered by GET of its hash alone, kept, and told to caches in front', async () => {
  const given = await openHubForThisTest({ env: { READ_DOCUMENTS: await listOf({ [sha256(PAGE)]: PAGE }) } });
  const id = await published(given, { title: '通知' });
  const ask = () => get(given, { extensions: byHash(PAGE), variables: { id } });
  expect(await ask()).toMatchObject({
    status: 200,
    came: 'miss',
    body: { data: { content: { title: '通知' } } },
  });
  const kept = await ask();
  expect(kept.came).toBe('hit');
  expect(kept.headers.get('surrogate-key')).toBe(`content:${id}`);
  expect(kept.headers.get('cache-control')).toBe('public, no-cache');
  expect((await post(given, OTHER)).status).toBe(200);
  const unknown = await get(given, { extensions: byHash('{ sites { name } }') });
  expect(JSON.stringify(unknown.body)).toContain('PERSISTED_QUERY_NOT_FOUND');
});

test('where trusted documents only are answered, every other is refused however it is asked', async () => {
  const env = { READ_DOCUMENTS: await listOf({ [sha256(PAGE)]: PAGE }), READ_DOCUMENTS_ONLY: '1' };
  const given = await openHubForThisTest({ env });
  const id = await published(given);
  expect((await post(given, PAGE, { id })).status).toBe(200);
  expect((await get(given, { extensions: byHash(PAGE), variables: { id } })).status).toBe(200);
  const url = `${given.hub.publicUrl}/graphql`;
  const json = { 'content-type': 'application/json' };
  const tries = [
    fetch(url, { method: 'POST', headers: json, body: JSON.stringify({ query: OTHER }) }),
    fetch(url, { method: 'POST', headers: json, body: JSON.stringify([{ query: OTHER }]) }),
    fetch(url, {
      ...{ method: 'POST', headers: json },
      body: JSON.stringify({ query: OTHER, extensions: byHash(PAGE) }),
    }),
    fetch(`${url}?query=${encodeURIComponent(OTHER)}`),
    fetch(`${url}?query=${encodeURIComponent(OTHER)}`, { headers: { 'content-type': 'text/plain' } }),
    fetch(`${url}?extensions=${encodeURIComponent(JSON.stringify(byHash(OTHER)))}`),
  ];
  for (const answer of await Promise.all(tries)) {
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
});

test.each([
  ['a hash that is not the document’s', { [sha256(OTHER)]: PAGE }],
  ['a document that does not fit the schema', { [sha256('{ nothing }')]: '{ nothing }' }],
  ['what is no document', { [sha256('{')]: '{' }],
  ['what is no list', 'x'],
])('a list with %s stops the start with one line', async (_, list) => {
  await expect(readTrusted(await listOf(list), await readingSchema())).rejects.toThrow(
    /^READ_DOCUMENTS: [^\n]+$/,
  );
});

test('an Apollo manifest is a list too', async () => {
  const operations = [{ id: sha256(PAGE), name: 'Page', type: 'query', body: PAGE }];
  const path = await listOf({ format: 'apollo-persisted-query-manifest', version: 1, operations });
  expect([...(await readTrusted(path, await readingSchema())).values()]).toEqual([PAGE]);
});
