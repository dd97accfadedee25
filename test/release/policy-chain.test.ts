import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import type { PolicyPart } from '../../src/content/parts.ts';
import { revise } from '../../src/content/revise.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { markDue } from '../../src/release/mark-due.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, publishNotice } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(async () => {
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
  await given.close();
});

const publishPolicy = (policy: PolicyPart, title = '示范市防汛管理办法') =>
  publishNotice(given, { kind: ContentKind.POLICY, title, policy });

const PAGE = `query($id: ID!) { content(id: $id) { expired edition { number changeNote } ... on Policy {
  policy { validity } repeals { title number standing policy { id } } repealedBy { number since standing policy { id title } }
  amends { number policy { id } } amendedBy { number policy { id } } } } }`;

async function pageOf(id: string) {
  const { data, errors } = await given.read<{ content: Record<string, never> }>(PAGE, { id });
  expect(errors).toBeUndefined();
  return data.content as Record<string, unknown>;
}

const takeBack = async (contentId: string) =>
  withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.WITHDRAWN, explanation: '误发' });

test('a policy that repeals another marks it for readers by an edition of its own, until it is withdrawn, and again when restored', async () => {
  const old = await publishPolicy({ number: '示府发[2020]1号', validity: null });
  const made = await publishPolicy({ number: '示府发〔2026〕1号', repeals: [{ contentId: old }] }, '新办法');
  expect(await pageOf(old)).toMatchObject({
    policy: { validity: 'REPEALED' },
    repealedBy: [{ number: '示府发〔2026〕1号', standing: true, policy: { id: made, title: '新办法' } }],
    edition: { number: 2, changeNote: '已被《新办法》（示府发〔2026〕1号）废止' },
  });
  expect(await pageOf(made)).toMatchObject({
    repeals: [{ number: '示府发〔2020〕1号', title: '示范市防汛管理办法', policy: { id: old } }],
  });
  await takeBack(made);
  expect(await pageOf(old)).toMatchObject({
    policy: { validity: null },
    repealedBy: [],
    edition: { number: 3 },
  });
  await restore(await given.as('editor'), { contentId: made });
  expect(await pageOf(old)).toMatchObject({ policy: { validity: 'REPEALED' }, edition: { number: 4 } });
  const editions = await given.hub.orm.em
    .fork()
    .find(Edition, { contentId: old }, { orderBy: { number: 1 } });
  expect(editions.map((edition) => edition.act)).toEqual(['PUBLISH', 'MARK', 'MARK', 'MARK']);
  expect(new Set(editions.map((edition) => edition.revisionHash)).size).toBe(1);
});

test('a number names a text that is not carried here; when that is published later it is marked from the first', async () => {
  const made = await publishPolicy({ number: '示府发〔2026〕2号', amends: [{ number: '示府发(2019)2号' }] });
  expect(await pageOf(made)).toMatchObject({ amends: [{ number: '示府发〔2019〕2号', policy: null }] });
  const old = await publishPolicy({ number: '示府发〔2019〕2号', validity: null });
  expect(await pageOf(old)).toMatchObject({
    policy: { validity: 'AMENDED' },
    amendedBy: [{ policy: { id: made } }],
    edition: { number: 1 },
  });
  expect(await pageOf(made)).toMatchObject({ amends: [{ policy: { id: old } }] });
});

test('a repeal that takes effect on a later day is told of at once and stands from that day', async () => {
  const old = await publishPolicy({ number: '示府发〔2018〕3号', validity: null });
  const repeals = [{ contentId: old }];
  const made = await publishPolicy(
    { number: '示府发〔2026〕3号', effectiveOn: '2026-12-01', repeals },
    '三号',
  );
  const before = await pageOf(old);
  expect(before).toMatchObject({
    policy: { validity: null },
    repealedBy: [{ since: '2026-11-30T16:00:00.000Z', standing: false }],
    edition: { changeNote: '将自2026-12-01起被《三号》（示府发〔2026〕3号）废止' },
  });
  await markDue(given.hub.context(SYSTEM));
  expect(await pageOf(old)).toEqual(before);
  now = new Date('2026-11-30T16:00:00Z');
  await markDue(given.hub.context(SYSTEM));
  await markDue(given.hub.context(SYSTEM));
  expect(await pageOf(old)).toMatchObject({ policy: { validity: 'REPEALED' }, edition: { number: 3 } });
  const last = await given.hub.orm.em.fork().findOneOrFail(Edition, { contentId: old, number: 3 });
  expect(last.byId).toBeNull();
  await takeBack(made);
});

test('a correction that no longer repeals unmarks, and a correction of the old text keeps its mark', async () => {
  const old = await publishPolicy({ number: '示府发〔2017〕4号', validity: null });
  const made = await publishPolicy({ number: '示府发〔2026〕4号', repeals: [{ contentId: old }] });
  const fixed = await correct(await given.as('editor'), { contentId: old, changeNote: '更正错字' });
  await approve(given, fixed);
  await publish(await given.as('editor'), { id: fixed.id });
  expect(await pageOf(old)).toMatchObject({
    policy: { validity: 'REPEALED' },
    edition: { changeNote: '更正错字' },
  });
  const undone = await correct(await given.as('editor'), { contentId: made, changeNote: '删去废止条款' });
  const patch = { policy: { number: '示府发〔2026〕4号' } };
  const { id } = await revise(await given.as('editor'), { id: undone.id, version: undone.version, patch });
  await approve(given, { ...undone, id });
  await publish(await given.as('editor'), { id });
  expect(await pageOf(old)).toMatchObject({ policy: { validity: null }, repealedBy: [] });
});

test('two policies that repeal the same one at the same instant both stand beside it', async () => {
  const old = await publishPolicy({ number: '示府发〔2016〕5号' });
  const copies = [];
  for (const number of ['示府发〔2026〕51号', '示府发〔2026〕52号']) {
    const policy = { number, repeals: [{ contentId: old }] };
    const copy = await draft(given, { kind: ContentKind.POLICY, title: number, policy });
    await approve(given, copy);
    copies.push(copy);
  }
  const editor = await given.as('editor');
  const made = await Promise.all(
    copies.map(({ id }) => publish({ ...editor, em: editor.em.fork() }, { id })),
  );
  const { repealedBy } = (await pageOf(old)) as { repealedBy: { policy: { id: string } }[] };
  expect(repealedBy.map((one) => one.policy.id).toSorted()).toEqual(
    made.map((one) => one.contentId).toSorted(),
  );
});

test('a text of another organisation is linked but not marked', async () => {
  const old = await publishPolicy({ number: '示府发〔2015〕6号', validity: null });
  const { site, sections } = await given.site('4300000002');
  const place = { siteId: site.id, sectionId: sections.get('zcwj')?.id ?? '' };
  const policy = { number: '示卫发〔2026〕6号', repeals: [{ contentId: old }] };
  const made = await publishNotice(given, { kind: ContentKind.POLICY, title: '部门文件', policy, ...place });
  expect(await pageOf(old)).toMatchObject({
    policy: { validity: null },
    repealedBy: [],
    edition: { number: 1 },
  });
  expect(await pageOf(made)).toMatchObject({ repeals: [{ policy: { id: old } }] });
});

test('the desk reads the chain from both ends, and refuses what is no published policy', async () => {
  const old = await publishPolicy({ number: '示府发〔2014〕7号' });
  const made = await publishPolicy({ number: '示府发〔2026〕7号', repeals: [{ contentId: old }] });
  const ask =
    'query($id: ID!) { publication(id: $id) { validity repeals { contentId } repealedBy { contentId } } }';
  const { data } = await given.desk('supervisor', ask, { id: old });
  expect(data).toEqual({
    publication: { validity: 'REPEALED', repeals: [], repealedBy: [{ contentId: made }] },
  });
  for (const link of [{ contentId: crypto.randomUUID() }, { contentId: 'x' }, { title: '无文号' }]) {
    await expect(
      draft(given, { kind: ContentKind.POLICY, policy: { repeals: [link] } }),
    ).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  }
});
