import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../../support/hub.ts';

const QUERY = '{ site(code: "4300000001") { name } }';

let given: TestHub;
beforeAll(async () => {
  const env = { TRUST_PROXY: '127.0.0.1', READ_POINTS_PER_ADDRESS: '20', READ_POINTS_PER_KEY: '30' };
  given = await openTestHub({ env });
});
afterAll(() => given.close());

async function ask(headers: Record<string, string>, query = QUERY): Promise<Response> {
  return fetch(`${given.hub.publicUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** How often one may ask until one is refused, at most 200 times. */
async function askUntilRefused(
  headers: Record<string, string>,
): Promise<{ asked: number; refusal?: Response }> {
  for (let asked = 0; asked < 200; asked++) {
    const response = await ask(headers);
    if (response.status !== 200) return { asked, refusal: response };
  }
  return { asked: 200 };
}

async function issueKey(perMinute: number | null): Promise<{ id: string; key: string }> {
  const { site } = await given.site('4300000002');
  const issue = `mutation ($siteId: ID!, $perMinute: Int) {
    issueApiKey(name: "子站前端", siteId: $siteId, perMinute: $perMinute) { key apiKey { id perMinute } } }`;
  type Issued = { issueApiKey: { key: string; apiKey: { id: string; perMinute: number | null } } };
  const { data, errors } = await given.desk<Issued>('admin', issue, { siteId: site.id, perMinute });
  expect(errors).toBeUndefined();
  expect(data.issueApiKey.apiKey.perMinute).toBe(perMinute);
  return { id: data.issueApiKey.apiKey.id, key: data.issueApiKey.key };
}

test('an address that has spent its points is told so in two languages, and when to come again', async () => {
  const { asked, refusal } = await askUntilRefused({ 'x-forwarded-for': '203.0.113.1' });
  expect(asked).toBeGreaterThan(10);
  expect(asked).toBeLessThanOrEqual(21);
  expect(refusal?.status).toBe(429);
  expect(Number(refusal?.headers.get('retry-after'))).toBeGreaterThan(0);
  const told = (await refusal?.json()) as { errors: { extensions: object }[] } | undefined;
  expect(told?.errors[0]?.extensions).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    perMinute: 20,
    messages: { 'zh-CN': expect.any(String), en: expect.any(String) },
  });
  expect((await ask({ 'x-forwarded-for': '203.0.113.2' })).status).toBe(200);
});

test('a key has points of its own, as many as it says or as every key has', async () => {
  const same = { 'x-forwarded-for': '203.0.113.3' };
  const plain = await askUntilRefused({ ...same, authorization: `Bearer ${(await issueKey(null)).key}` });
  expect([plain.asked > 21, plain.refusal?.status]).toEqual([true, 429]);
  const rich = await askUntilRefused({ ...same, authorization: `Bearer ${(await issueKey(5_000)).key}` });
  expect(rich.asked).toBe(200);
  expect((await ask(same)).status).toBe(200);
});

test('a key that was never issued is refused, not taken for an address', async () => {
  const response = await ask({ authorization: `Bearer tgk_${'x'.repeat(43)}` });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

test('a key that is ended opens nothing from then on', async () => {
  const { id, key } = await issueKey(null);
  await given.desk('admin', 'mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id });
  expect((await ask({ authorization: `Bearer ${key}` })).status).toBe(401);
});

test('front ends on this machine are not counted', async () => {
  expect((await askUntilRefused({})).asked).toBe(200);
});

test('what is read for one costs more than what comes from memory', async () => {
  const fresh = (nth: number) => `{ section(site: "4300000001", code: "tzgg") { n${nth}: name } }`;
  let asked = 0;
  while ((await ask({ 'x-forwarded-for': '203.0.113.9' }, fresh(asked))).status === 200) asked += 1;
  expect(asked).toBeLessThan(10);
});
