import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { outside } from './cache/cached.ts';
import { published } from './published.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function policy(title: string, part: object): Promise<string> {
  return published(given, { kind: ContentKind.POLICY, section: 'zcwj', title, policy: part });
}

const ASK = 'query ($id: ID!) { content(id: $id) { ... on Policy { lineage { title } } } }';

async function lineOf(id: string): Promise<string[] | undefined> {
  type Told = { content: { lineage?: { title: string }[] } };
  const { data, errors } = await given.read<Told>(ASK, { id });
  expect(errors).toBeUndefined();
  return data.content.lineage?.map(({ title }) => title);
}

test('from each policy of a chain the whole chain is seen, and loses what is withdrawn', async () => {
  const first = await policy('原办法', { number: '青政发〔2020〕1号', signedOn: '2020-01-01' });
  const second = await policy('修改决定', { signedOn: '2022-01-01', amends: [{ contentId: first }] });
  const third = await policy('再修改决定', {
    ...{ number: '青政发〔2024〕1号', signedOn: '2024-01-01' },
    amends: [{ contentId: second }],
  });
  const fourth = await policy('新办法', {
    signedOn: '2026-01-01',
    repeals: [{ number: '青政发〔2024〕1号' }],
  });
  const alone = await policy('无关的办法', { signedOn: '2021-01-01' });
  await given.settle();
  const all = ['原办法', '修改决定', '再修改决定', '新办法'];
  for (const id of [first, second, third, fourth]) expect(await lineOf(id)).toEqual(all);
  expect(await lineOf(alone)).toEqual(['无关的办法']);
  const gone = { contentId: second, kind: WithdrawalKind.GONE, explanation: '有误' };
  await withdraw(await given.as('editor'), gone);
  await given.settle();
  expect(await lineOf(first)).toEqual(['原办法']);
  expect(await lineOf(fourth)).toEqual(['再修改决定', '新办法']);
});

test('policies that amend each other in a circle are told once each', async () => {
  const ids = [await policy('甲', {}), await policy('乙', {})];
  const mark = (contentId?: string) =>
    JSON.stringify([
      { act: 'AMEND', contentId, number: null, title: 'x', since: '2026-01-01T00:00:00Z', standing: true },
    ]);
  await outside(given, 'update publication set marks = $2 where id = $1', [ids[0], mark(ids[1])]);
  await outside(given, 'update publication set marks = $2 where id = $1', [ids[1], mark(ids[0])]);
  await given.hub.changes.fence();
  for (const id of ids) expect((await lineOf(id))?.toSorted()).toEqual(['乙', '甲'].toSorted());
});

test('what is no policy has no line', async () => {
  expect(await lineOf(await published(given))).toBeUndefined();
});
