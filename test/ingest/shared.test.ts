import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { limit } from '../../src/content/limit.ts';
import { endLinkageRule } from '../../src/ingest/end-linkage-rule.ts';
import type { LinkageRuleInput } from '../../src/ingest/inputs.ts';
import { LinkageMode, LinkageRule } from '../../src/ingest/linkage-rule.ts';
import { repost } from '../../src/ingest/repost.ts';
import { reviseLinkageRule } from '../../src/ingest/revise-linkage-rule.ts';
import type { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { Entry } from '../../src/journal/entry.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { restore } from '../../src/release/restore.ts';
import { unplace } from '../../src/release/unplace.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAsHub } from './ingest-hub.ts';
import { bringOut, repostDuties, repostTo, statesOf } from './reposted.ts';

/** Friday 16:00 in Beijing. */
const FRIDAY = new Date('2026-11-20T08:00:00Z');

let now = FRIDAY;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());
beforeEach(() => {
  now = FRIDAY;
});

const CODES = ['4300000001', '4300000002', '4300000003'];

async function siteIds(codes = CODES): Promise<string[]> {
  return Promise.all(codes.map(async (code) => (await given.site(code)).site.id));
}

async function shared(more: Partial<LinkageRuleInput> = {}): Promise<UpstreamItem> {
  const upstream = await openUpstream(2);
  const feed = await fileFeed(given, upstream.listUrl);
  await layDownRule(given, feed, { siteIds: await siteIds(), mode: LinkageMode.SHARED, ...more });
  await pollAsHub(given, feed);
  const [item] = await itemsOf(given, feed);
  if (!item) throw new Error('nothing was pulled');
  return item;
}

async function listed(code: string, contentId: string): Promise<boolean> {
  const query = `{ section(site: "${code}", code: "zcwj") { contents(first: 50) { edges { node { id } } } } }`;
  const { data } = await given.read<{
    section: { contents: { edges: { node: { id: string } }[] } };
  }>(query);
  return data.section.contents.edges.some(({ node }) => node.id === contentId);
}

const carriers = (contentId: string) => Promise.all(CODES.map((code) => listed(code, contentId)));

const sectionIn = async (code: string) => (await given.site(code)).sections.get('zcwj')?.id ?? '';

async function takeBack(contentId: string): Promise<void> {
  const how = { kind: WithdrawalKind.WITHDRAWN, explanation: '文字有误' };
  await withdraw(await given.as('editor'), { contentId, ...how });
  await given.settle();
}

test('one site reviews and publishes, the others carry it by placement, and the duties of all are met', async () => {
  const item = await shared();
  expect(await statesOf(given, item)).toEqual(['1 OPEN', '2 OPEN', '3 OPEN']);
  const contentId = await bringOut(given, await repostTo(given, item, '4300000002'));
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET', '3 MET']);
  expect(await carriers(contentId)).toEqual([true, true, true]);
  const duties = await repostDuties(given, item);
  expect(duties.get('4300000003')?.evidence).toMatchObject({ contentId, editionId: expect.any(String) });
});

test('two editors who repost for two of its sites at once make one copy, and the other is told which', async () => {
  const item = await shared();
  const both = await Promise.allSettled([repostTo(given, item), repostTo(given, item, '4300000002')]);
  const made = both.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<Copy>;
  const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ code: 'CONFLICT', particulars: { copyId: made.value.id } });
  expect(await given.hub.orm.em.fork().count(Copy, { upstreamItemId: item.id })).toBe(1);
});

test('a withdrawal takes it from every site and opens every duty again; a restoration brings back both', async () => {
  const item = await shared();
  const contentId = await bringOut(given, await repostTo(given, item));
  await takeBack(contentId);
  expect(await carriers(contentId)).toEqual([false, false, false]);
  expect(await statesOf(given, item)).toEqual(['1 OPEN', '2 OPEN', '3 OPEN']);
  await restore(await given.as('editor'), { contentId });
  await given.settle();
  expect(await carriers(contentId)).toEqual([true, true, true]);
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET', '3 MET']);
});

test('after a withdrawal another repost may be made, and goes round like the first', async () => {
  const item = await shared();
  await takeBack(await bringOut(given, await repostTo(given, item)));
  const contentId = await bringOut(given, await repostTo(given, item, '4300000003'));
  expect(await carriers(contentId)).toEqual([true, true, true]);
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET', '3 MET']);
});

test('a site that takes it out owes it again, alone, and has it back by placing it, not by itself', async () => {
  const item = await shared();
  const contentId = await bringOut(given, await repostTo(given, item));
  const where = { contentId, sectionId: await sectionIn('4300000003') };
  await unplace(await given.as('editor'), { ...where, reason: '栏目有误' });
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET', '3 OPEN']);
  await takeBack(contentId);
  await restore(await given.as('editor'), { contentId });
  await given.settle();
  expect(await carriers(contentId)).toEqual([true, true, false]);
  await place(await given.as('editor'), where);
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET', '3 MET']);
});

test('what comes out after its time is late at every site', async () => {
  const item = await shared();
  const copy = await repostTo(given, item);
  now = new Date('2026-11-24T08:00:00Z');
  await bringOut(given, copy);
  expect(await statesOf(given, item)).toEqual(['1 LATE', '2 LATE', '3 LATE']);
});

test('a rule that comes after the publication has its sites carry it at once, and their duties are met', async () => {
  const item = await shared({ siteIds: await siteIds(CODES.slice(0, 2)) });
  const contentId = await bringOut(given, await repostTo(given, item));
  const sites = { siteIds: await siteIds(), mode: LinkageMode.SHARED };
  const [rule] = await given.hub.orm.em
    .fork()
    .execute<{ id: string }[]>('select id from linkage_rule where feed_id = ?', [item.feed.id]);
  const mutation =
    'mutation($id: ID!, $input: LinkageRuleInput!) { reviseLinkageRule(id: $id, input: $input) { reach } }';
  const input = { feedId: item.feed.id, sectionCode: 'zcwj', mandatory: true, ...sites };
  const { data } = await given.desk('supervisor', mutation, { id: rule?.id, input });
  expect(data).toEqual({ reviseLinkageRule: { reach: 3 } });
  await given.settle();
  expect(await carriers(contentId)).toEqual([true, true, true]);
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET', '3 MET']);
});

test('a rule that is said anew keeps what is left out, and loses what is said to be none', async () => {
  const item = await shared({ siteIds: await siteIds(CODES.slice(0, 2)), where: { titleMatches: '防汛' } });
  const em = given.hub.orm.em.fork();
  const [rule] = await em.find(LinkageRule, { feed: item.feed.id }, { disableIdentityMap: true });
  if (!rule) throw new Error('no rule');
  const revise = async (more: Partial<LinkageRuleInput>) => {
    const input = { sectionCode: 'zcwj', mandatory: false, ...more };
    return reviseLinkageRule(await given.as('supervisor'), { id: rule.id, input });
  };
  const { siteIds: before, where, mode } = rule;
  expect(await revise({})).toMatchObject({ mandatory: false, siteIds: before, where, mode });
  expect((await revise({})).feed?.id).toBe(item.feed.id);
  const bare = await revise({ feedId: null, siteIds: null, where: null, mode: null });
  expect(bare).toMatchObject({ feed: null, siteIds: [], where: null, mode: LinkageMode.OWN });
  await endLinkageRule(await given.as('supervisor'), rule);
});

test('a repost that is limited to named people is shown beside its item to them alone, and their reading is in the journal', async () => {
  const item = await shared();
  const { id } = await repostTo(given, item);
  await limit(await given.as('editor'), { id, namedIds: [] });
  const ask = 'query($id: ID!) { upstreamItem(id: $id) { reposts { id title } } }';
  const seen = async (who: string) => {
    const { data } = await given.desk<{ upstreamItem: { reposts: object[] } }>(who, ask, { id: item.id });
    return data.upstreamItem.reposts.length;
  };
  expect([await seen('admin'), await seen('editor')]).toEqual([0, 1]);
  const lines = await given.hub.orm.em.fork().find(Entry, { act: 'copy.read', subjectId: id });
  expect(lines.map(({ actorName }) => actorName)).toEqual(['editor']);
});

test('a repost that is limited to named people stands in the way of a second one like any other, and its id is told to nobody else', async () => {
  const item = await shared();
  const { id } = await repostTo(given, item);
  await limit(await given.as('editor'), { id, namedIds: [] });
  const { site } = await given.site('4300000001');
  const again = async (who: string) => repost(await given.as(who), { itemId: item.id, siteId: site.id });
  await expect(again('editor')).rejects.toMatchObject({ code: 'CONFLICT', particulars: { copyId: id } });
  await expect(again('admin')).rejects.toSatisfy(
    ({ code, particulars }) => code === 'CONFLICT' && !('copyId' in particulars),
  );
  expect(await given.hub.orm.em.fork().count(Copy, { upstreamItemId: item.id })).toBe(1);
});

test('sites that do not share review a copy each', async () => {
  const item = await shared({ mode: LinkageMode.OWN });
  const contentId = await bringOut(given, await repostTo(given, item));
  expect(await carriers(contentId)).toEqual([true, false, false]);
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 OPEN', '3 OPEN']);
  await expect(repostTo(given, item, '4300000002')).resolves.toMatchObject({ upstreamItemId: item.id });
});
