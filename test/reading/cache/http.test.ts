import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { until } from '../../support/until.ts';
import { published } from '../published.ts';
import { get, persisted, post } from './cached.ts';

const PAGE = 'query ($id: ID!) { content(id: $id) { id title body } }';

let given: TestHub;
let id: string;
beforeAll(async () => {
  given = await openTestHub();
  id = await published(given, { title: '长通知', body: `<p>${'各单位要做好防汛工作。'.repeat(400)}</p>` });
});
afterAll(() => given.close());

test('the second who asks is answered from memory, by whatever method, with the same bytes', async () => {
  const first = await post(given, PAGE, { id });
  const again = await post(given, PAGE, { id });
  const got = await get(given, { query: PAGE, variables: { id } });
  expect([first.came, again.came, got.came]).toEqual(['miss', 'hit', 'hit']);
  expect([again.body, got.body]).toEqual([first.body, first.body]);
});

test('what is answered from memory has the headers of what was read for it', async () => {
  const ask = () =>
    fetch(`${given.hub.publicUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body: JSON.stringify({ query: `${PAGE} # headers`, variables: { id } }),
    });
  const told = ({ headers }: Response) =>
    [...headers].filter(([name]) => name !== 'cache-status' && name !== 'date');
  const [first, again] = [await ask(), await ask()];
  expect(again.headers.get('cache-status')).toBe('tonggao; hit');
  expect(told(again)).toEqual(told(first));
  expect(again.headers.get('x-content-type-options')).toBe('nosniff');
  expect(again.headers.get('access-control-allow-origin')).toBe('*');
  expect(await again.text()).toBe(await first.text());
});

test('an answer to POST is for nobody to keep; one to GET may be kept, asked after and told of changes', async () => {
  expect((await post(given, PAGE, { id })).headers.get('cache-control')).toBe('no-store');
  const { headers } = await get(given, { query: PAGE, variables: { id } });
  expect(headers.get('cache-control')).toBe('public, no-cache');
  expect(headers.get('surrogate-key')).toBe(`content:${id}`);
  expect(headers.get('vary')).toBe('accept, accept-encoding');
});

test('a reader who has the answer is told 304 without a body, until the content changes', async () => {
  const parameters = {
    query: 'query ($id: ID!) { content(id: $id) { title withdrawal { kind } } }',
    variables: { id },
  };
  const etag = (await get(given, parameters)).headers.get('etag') ?? '';
  const having = { headers: { 'if-none-match': `"other", ${etag}` } };
  const unchanged = await get(given, parameters, having);
  expect([unchanged.status, unchanged.body, unchanged.headers.get('etag')]).toEqual([304, {}, etag]);
  const em = given.hub.orm.em.fork();
  await em.execute("update publication set title = '更长的通知' where id = ?", [id]);
  await until('the change', async () =>
    (await get(given, parameters, having)).status === 200 ? true : null,
  );
});

test('HEAD tells what GET would, without the body', async () => {
  const parameters = { query: PAGE, variables: { id } };
  const got = await get(given, parameters);
  const head = await get(given, parameters, { method: 'HEAD' });
  expect([head.status, head.body]).toEqual([200, {}]);
  for (const name of ['etag', 'content-type', 'surrogate-key'])
    expect(head.headers.get(name)).toBe(got.headers.get(name));
  const fresh = await get(
    given,
    { query: `${PAGE} # never asked before`, variables: { id } },
    { method: 'HEAD' },
  );
  expect([fresh.status, fresh.came]).toEqual([200, 'miss']);
});

test('a document persisted once is asked by its hash alone, from memory as well', async () => {
  const query = 'query Once($id: ID!) { content(id: $id) { title } }';
  const unknown = await get(given, { variables: { id }, extensions: persisted(query) });
  expect(JSON.stringify(unknown.body.errors)).toContain('PERSISTED_QUERY_NOT_FOUND');
  expect(unknown.headers.get('cache-control')).toContain('no-');
  await get(given, { query, variables: { id }, extensions: persisted(query) });
  const byHash = await get(given, { variables: { id }, extensions: persisted(query) });
  expect(byHash).toMatchObject({ came: 'hit', body: { data: { content: { title: expect.any(String) } } } });
  const wrong = await post(given, query, { id });
  expect(wrong.came).toBe('hit');
});

test('a hash that is not of the document is refused, also where the document’s answer is at hand', async () => {
  await get(given, { query: PAGE, variables: { id } });
  const { body, came } = await get(given, {
    query: PAGE,
    variables: { id },
    extensions: persisted('{ __typename }'),
  });
  expect([came, body.data]).toEqual([undefined, undefined]);
  expect(JSON.stringify(body.errors)).toContain('BAD_REQUEST');
});

test.each([
  ['nobody says which', undefined, 'application/json'],
  ['it is asked for', 'application/graphql-response+json', 'application/graphql-response+json'],
  ['anything will do', '*/*', 'application/json'],
])('the media type is the engine’s, from memory too, when %s', async (_, accept, type) => {
  const headers: Record<string, string> = { 'content-type': 'application/json', ...(accept && { accept }) };
  const body = JSON.stringify({ query: '{ site(code: "4300000001") { name } }' });
  for (let round = 0; round < 2; round++) {
    const response = await fetch(`${given.hub.publicUrl}/graphql`, { method: 'POST', headers, body });
    expect(response.headers.get('content-type')).toContain(type);
  }
});

test('a media type nobody can give is refused as the engine refuses it, also where the answer is at hand', async () => {
  await post(given, PAGE, { id });
  const headers = { 'content-type': 'application/json', accept: 'image/png' };
  const body = JSON.stringify({ query: PAGE, variables: { id } });
  for (let round = 0; round < 2; round++) {
    const response = await fetch(`${given.hub.publicUrl}/graphql`, { method: 'POST', headers, body });
    expect(response.status).toBe(406);
  }
});

test.each([
  [
    'a refused argument',
    '{ section(site: "4300000001", code: "tzgg") { contents(first: 0) { totalCount } } }',
  ],
  ['an unknown field', '{ nothing }'],
  ['a syntax error', '{'],
])('%s is never answered from memory', async (_, query) => {
  for (let round = 0; round < 2; round++) {
    const { body, came } = await post(given, query);
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(came).not.toBe('hit');
  }
});

function rawGet(url: string, encoding: string): Promise<{ encoding: string | undefined; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': encoding } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) });
    });
    asked.once('error', reject).end();
  });
}

test('who understands brotli gets it once it is packed, with the same text', async () => {
  const search = new URLSearchParams({ query: `${PAGE} # packed`, variables: JSON.stringify({ id }) });
  const url = `${given.hub.publicUrl}/graphql?${search}`;
  const plain = await rawGet(url, 'identity');
  const packed = await until('brotli', async () => {
    const answer = await rawGet(url, 'gzip, br');
    return answer.encoding === 'br' ? answer : null;
  });
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
  expect(brotliDecompressSync(packed.bytes).equals(plain.bytes)).toBe(true);
});
