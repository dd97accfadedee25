import { afterAll, beforeAll, expect, test } from 'vitest';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { post } from './cache/cached.ts';
import { published } from './published.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed
type Loose = any;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function hintOf(id: string): Promise<Loose> {
  const query = 'query ($id: ID!) { page: content(id: $id) { id } }';
  return ((await post(given, query, { id })).body as Loose).extensions?.http?.page;
}

async function take(contentId: string, kind: WithdrawalKind, replacementId?: string): Promise<void> {
  await withdraw(await given.as('editor'), { contentId, kind, explanation: '有误', replacementId });
}

test('a page that is there has no hint, one that is not has 404, and a withdrawn one stands under its notice', async () => {
  const id = await published(given);
  expect(await hintOf(id)).toBeUndefined();
  expect(await hintOf('00000000-0000-7000-8000-000000000000')).toEqual({ status: 404 });
  await take(id, WithdrawalKind.WITHDRAWN);
  expect(await hintOf(id)).toBeUndefined();
});

test('a tombstone has 410', async () => {
  const id = await published(given);
  await take(id, WithdrawalKind.GONE);
  expect(await hintOf(id)).toEqual({ status: 410 });
});

test('what is replaced leads to the last that replaces it, and learns of a later one', async () => {
  const [first, second, third] = [await published(given), await published(given), await published(given)];
  const at = (id: string) => ({ status: 301, location: `https://www.shili.gov.cn/content/${id}` });
  await take(first, WithdrawalKind.REPLACED, second);
  expect(await hintOf(first)).toEqual(at(second));
  await take(second, WithdrawalKind.REPLACED, third);
  expect(await hintOf(first)).toEqual(at(third));
});

test('the hint is the same from the engine, as compiled, from memory and by GET', async () => {
  const id = await published(given);
  await take(id, WithdrawalKind.GONE);
  const query = 'query ($id: ID!) { content(id: $id) { id title } site(code: "4300000001") { name } }';
  const texts = new Set<string>();
  for (let round = 0; round < 8; round++) {
    // A variable that is not asked for changes the key of the answer, not the answer.
    const { body } = await post(given, query.replace('title', 'title '), { id, round });
    texts.add(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const { body, came } = await post(given, query.replace('title', 'title '), { id, round: 0 });
  expect(came).toBe('hit');
  expect([...texts]).toEqual([JSON.stringify(body)]);
  expect(body).toMatchObject({ extensions: { http: { content: { status: 410 } } } });
});
