import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DutyState } from '../../src/duties/duty.ts';
import { Role } from '../../src/identity/role.ts';
import { createLinkageRule } from '../../src/ingest/create-linkage-rule.ts';
import { endLinkageRule } from '../../src/ingest/end-linkage-rule.ts';
import { FeedLevel } from '../../src/ingest/feed.ts';
import type { LinkageRuleInput } from '../../src/ingest/inputs.ts';
import { LinkageMode, LinkageRule } from '../../src/ingest/linkage-rule.ts';
import type { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { Entry } from '../../src/journal/entry.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { restore } from '../../src/release/restore.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { createSection } from '../../src/sites/create-section.ts';
import { nameCounterparts } from '../../src/sites/name-counterparts.ts';
import { recodeSection } from '../../src/sites/recode-section.ts';
import { SectionType } from '../../src/sites/section.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { letIn } from '../support/newsroom.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAs, pollAsHub } from './ingest-hub.ts';
import type { LocalArticle } from './local-upstream.ts';
import { bringOut, repostDuties, repostTo, statesOf } from './reposted.ts';

/** Friday 16:00, and Monday, Tuesday and Wednesday 17:30, in Beijing. */
const FRIDAY = new Date('2026-11-20T08:00:00Z');
const MONDAY = new Date('2026-11-23T09:30:00Z');
const TUESDAY = new Date('2026-11-24T09:30:00Z');
const WEDNESDAY = new Date('2026-11-25T09:30:00Z');

let now = FRIDAY;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());
beforeEach(async () => {
  now = FRIDAY;
  await given.hub.orm.em.fork().nativeUpdate(LinkageRule, { endedAt: null }, { endedAt: FRIDAY });
});

async function pulled(rules: Partial<LinkageRuleInput>[], more: Partial<LocalArticle> = {}) {
  const upstream = await openUpstream(2, more);
  const feed = await fileFeed(given, upstream.listUrl);
  for (const rule of rules) await layDownRule(given, feed, rule);
  await pollAsHub(given, feed);
  const [item] = await itemsOf(given, feed);
  if (!item) throw new Error('nothing was pulled');
  return { item, feed, upstream };
}

const dutyOf = async (item: UpstreamItem, code = '4300000001') => (await repostDuties(given, item)).get(code);

async function takeBack(contentId: string): Promise<void> {
  const how = { kind: WithdrawalKind.WITHDRAWN, explanation: '文字有误' };
  await withdraw(await given.as('editor'), { contentId, ...how });
  await given.settle();
}

test('a published repost settles the duty, its withdrawal opens it on a new clock, a restoration settles it again', async () => {
  const { item } = await pulled([{}]);
  const contentId = await bringOut(given, await repostTo(given, item));
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.MET, dueAt: MONDAY, evidence: { contentId } });
  now = new Date('2026-11-24T02:00:00Z');
  await takeBack(contentId);
  const opened = { state: DutyState.OPEN, openedAt: now, dueAt: WEDNESDAY, settledAt: null, evidence: null };
  expect(await dutyOf(item)).toMatchObject({ ...opened, round: 2 });
  await restore(await given.as('editor'), { contentId });
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.MET, settledAt: now, evidence: { contentId } });
  const id = (await dutyOf(item))?.id ?? '';
  const told = await given.hub.orm.em.fork().find(Entry, { subjectId: id }, { orderBy: { number: 'asc' } });
  expect(told.map(({ act }) => act)).toEqual([
    'duty.opened',
    'duty.settled',
    'duty.reopened',
    'duty.settled',
  ]);
  expect(told[2]?.detail).toMatchObject({
    was: { state: 'MET', dueAt: MONDAY.toISOString() },
    act: 'WITHDRAW',
    contentId,
  });
});

test('a withdrawal within the time does not shorten it', async () => {
  const { item } = await pulled([{}]);
  const contentId = await bringOut(given, await repostTo(given, item));
  await takeBack(contentId);
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.OPEN, dueAt: MONDAY });
});

test('what was late stays late, however quickly it is restored', async () => {
  const { item } = await pulled([{}]);
  const copy = await repostTo(given, item);
  now = TUESDAY;
  const contentId = await bringOut(given, copy);
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.LATE });
  await takeBack(contentId);
  await restore(await given.as('editor'), { contentId });
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.LATE });
});

test('where the upstream took it back itself, its withdrawal here owes nothing more', async () => {
  const { item, feed, upstream } = await pulled([{}]);
  const contentId = await bringOut(given, await repostTo(given, item));
  const list = `<ul><li><a href="/zcwj/t1.html">${item.title}</a> 2026-11-20</li><li><a href="/zcwj/t2.html">关于做好第2项工作的通知</a> 2026-11-20</li></ul>`;
  upstream.list = { headers: { 'content-type': 'text/html' }, body: list };
  upstream.articles.shift();
  for (let polls = 1; polls <= 2; polls++) {
    now = new Date(FRIDAY.getTime() + polls * 3_600_000);
    await pollAs(given, 'editor', feed);
  }
  await takeBack(contentId);
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.EXEMPT, exemptReason: expect.any(String) });
});

test('a site that carries another site’s copy by hand has done its duty too', async () => {
  const sites = await Promise.all(['4300000001', '4300000002'].map((code) => given.site(code)));
  const { item } = await pulled([{ siteIds: sites.map(({ site }) => site.id) }]);
  const contentId = await bringOut(given, await repostTo(given, item));
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 OPEN']);
  const sectionId = sites[1]?.sections.get('tzgg')?.id ?? '';
  await place(await given.as('editor-2'), { contentId, sectionId });
  expect(await statesOf(given, item)).toEqual(['1 MET', '2 MET']);
});

test('several rules make one duty a site; advice is never late, and a demand makes it owed', async () => {
  const { item, feed } = await pulled([{ mandatory: false }, { mandatory: false, sectionCode: 'tzgg' }]);
  expect(await dutyOf(item)).toMatchObject({ advised: true, state: DutyState.OPEN });
  const asked = '{ duties(first: 100, kinds: [REPOST]) { edges { node { id advised overdue } } } }';
  const overdue = async () => {
    const id = (await dutyOf(item))?.id;
    const { data } = await given.desk<{
      duties: { edges: { node: { id: string; advised: boolean; overdue: boolean } }[] };
    }>('editor', asked);
    return data.duties.edges.find(({ node }) => node.id === id)?.node;
  };
  now = WEDNESDAY;
  expect(await overdue()).toMatchObject({ advised: true, overdue: false });
  await layDownRule(given, feed, { mandatory: true });
  expect(await dutyOf(item)).toMatchObject({ advised: false, dueAt: MONDAY });
  expect(await overdue()).toMatchObject({ advised: false, overdue: true });
  expect((await repostDuties(given, item)).size).toBe(1);
});

test('advice that is followed late is met', async () => {
  const { item } = await pulled([{ mandatory: false }]);
  const copy = await repostTo(given, item);
  now = WEDNESDAY;
  await bringOut(given, copy);
  expect(await dutyOf(item)).toMatchObject({ state: DutyState.MET });
});

/** A rule of every feed, laid down by the hub's head for all its sites. */
async function ruleOfAll(where: LinkageRuleInput['where']): Promise<void> {
  await createLinkageRule(await given.as('supervisor'), { sectionCode: 'zcwj', mandatory: true, where });
}

test('a rule of no feed speaks of every feed of its levels', async () => {
  await ruleOfAll({ levels: [FeedLevel.NATIONAL] });
  const { item } = await pulled([]);
  expect(await statesOf(given, item)).toEqual([]);
  await ruleOfAll({ levels: [FeedLevel.NATIONAL, FeedLevel.PROVINCIAL] });
  await given.settle();
  expect(await statesOf(given, item)).toEqual(['1 OPEN', '2 OPEN', '3 OPEN']);
  const later = await pulled([]);
  expect(await statesOf(given, later.item)).toEqual(['1 OPEN', '2 OPEN', '3 OPEN']);
});

test('a site carries what the counterparts of its organisation publish', async () => {
  const { site } = await given.site('4300000002');
  const names = ['示例省教育厅', '教育部办公厅'];
  const organisationId = site.organisation.id;
  await nameCounterparts(await given.as('supervisor'), { organisationId, names });
  await ruleOfAll({ counterparts: true });
  const ofThem = (origin: string): Partial<LocalArticle> => ({ origin });
  const { item } = await pulled([], ofThem('示例省教育厅'));
  const { item: other } = await pulled([], ofThem('示例省财政厅'));
  expect(await statesOf(given, item)).toEqual(['2 OPEN']);
  expect(await statesOf(given, other)).toEqual([]);
});

test.each([
  ['no reach', 'editor-2', ['示例省教育厅'], 'FORBIDDEN'],
  ['a name of one letter', 'supervisor', ['省'], 'BAD_USER_INPUT'],
  ['too many names', 'supervisor', Array.from({ length: 51 }, (_, n) => `第${n}部门`), 'BAD_USER_INPUT'],
])('counterparts with %s are refused', async (_, username, names, code) => {
  const { site } = await given.site('4300000001');
  const input = { organisationId: site.organisation.id, names };
  await expect(nameCounterparts(await given.as(username), input)).rejects.toMatchObject({ code });
});

test('whoever does not reach an organisation is told just that, whatever they entered', async () => {
  await letIn(given, 'far-supervisor', [Role.SUPERVISOR], '4300000002');
  const { site } = await given.site('4300000001');
  const input = { organisationId: site.organisation.id, names: ['省'] };
  const naming = nameCounterparts(await given.as('far-supervisor'), input);
  await expect(naming).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('an ended rule opens no more duties, and what is owed already is owed still', async () => {
  const { item, feed, upstream } = await pulled([{}]);
  const rule = await given.hub.orm.em.fork().findOneOrFail(LinkageRule, { feed: feed.id });
  await expect(endLinkageRule(await given.as('editor-2'), rule)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await endLinkageRule(await given.as('supervisor'), rule)).toMatchObject({ endedAt: now });
  upstream.articles.push({ name: 't9', title: '关于另一事项的通知', at: '2026-11-20 15:40' });
  await pollAsHub(given, feed);
  const items = await itemsOf(given, feed);
  expect(items).toHaveLength(3);
  expect(await statesOf(given, item)).toEqual(['1 OPEN']);
  expect(await statesOf(given, items.find(({ url }) => url.endsWith('t9.html')) as UpstreamItem)).toEqual([]);
  const mutation =
    'mutation($id: ID!, $input: LinkageRuleInput!) { reviseLinkageRule(id: $id, input: $input) { id } }';
  const input = { feedId: feed.id, sectionCode: 'zcwj', mandatory: true, mode: LinkageMode.OWN };
  const { errors } = await given.desk('supervisor', mutation, { id: rule.id, input });
  expect(errors?.[0]?.extensions.code).toBe('WRONG_STATE');
});

test('a section that a rule names is found by the code it had then, after it was given another', async () => {
  const { site } = await given.site('4300000001');
  const admin = await given.as('admin');
  const named = { siteId: site.id, name: '转载', code: 'zhuanzai', type: SectionType.NEWS };
  const { id: sectionId } = await createSection(admin, named);
  const { item } = await pulled([{ sectionCode: 'zhuanzai' }]);
  await recodeSection(await given.as('admin'), { sectionId, code: 'zz' });
  expect((await repostTo(given, item)).section.id).toBe(sectionId);
});
