import { afterAll, beforeAll, expect, test } from 'vitest';
import { WindowUnit } from '../../src/calendar/window.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { disableFeed } from '../../src/ingest/disable-feed.ts';
import { enableFeed } from '../../src/ingest/enable-feed.ts';
import { endFeed } from '../../src/ingest/end-feed.ts';
import { Feed, FeedKind, FeedLevel } from '../../src/ingest/feed.ts';
import { healthOf } from '../../src/ingest/feed-health.ts';
import type { FeedInput } from '../../src/ingest/inputs.ts';
import { reviseFeed } from '../../src/ingest/revise-feed.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, openUpstream, pollAs, pollAsHub } from './ingest-hub.ts';

let now = new Date('2026-11-20T08:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();
const again = (feed: Feed) => em().findOneOrFail(Feed, feed.id);
const editor = () => given.as('editor');
const recorded = async (feed: Feed) => {
  const sql = `select act from journal_entry where subject_id = ? and act like 'feed.%' order by number`;
  return (await em().execute<{ act: string }[]>(sql, [feed.id])).map(({ act }) => act);
};

test('a feed is disabled, enabled, revised and given up, each on record, and a disabled one is never polled', async () => {
  const upstream = await openUpstream(3);
  const feed = await fileFeed(given, upstream.listUrl);
  await disableFeed(await editor(), { id: feed.id });
  await pollAsHub(given, feed);
  await expect(pollAs(given, 'editor', feed)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(upstream.asked).toEqual([]);
  expect(healthOf(await again(feed), now)).toMatchObject({
    state: 'DISABLED',
    problem: '自2026年11月20日16:00起：来源已停用，不再读取。',
  });
  await enableFeed(await editor(), { id: feed.id });
  expect(await pollAsHub(given, feed)).toMatchObject({ found: 3 });
  const input = { name: '改名', url: upstream.listUrl, level: FeedLevel.NATIONAL, kind: FeedKind.GOV_PAGE };
  await reviseFeed(await editor(), { id: feed.id, input });
  expect(await again(feed)).toMatchObject({ name: '改名', level: 'NATIONAL', enabled: true });
  await endFeed(await editor(), { id: feed.id });
  await expect(enableFeed(await editor(), { id: feed.id })).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(healthOf(await again(feed), now).problem).toBe('自2026年11月20日16:00起：来源已终止，不再读取。');
  expect(await recorded(feed)).toEqual([
    ...['feed.created', 'feed.disabled', 'feed.enabled', 'feed.revised', 'feed.ended'],
  ]);
});

test('filing the address of a feed that was given up lets it go on with what it knows', async () => {
  const upstream = await openUpstream(3);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  await endFeed(await editor(), { id: feed.id });
  const { data } = await given.desk<{ feeds: { id: string }[] }>('editor', '{ feeds { id } }');
  expect(data.feeds.map(({ id }) => id)).not.toContain(feed.id);
  expect((await fileFeed(given, upstream.listUrl)).id).toBe(feed.id);
  expect(await pollAsHub(given, feed)).toMatchObject({ new: 0 });
});

test('a revised address or setting is read from the whole list at the next tick, another name is not', async () => {
  const upstream = await openUpstream(3);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  const input = { name: '改名', url: upstream.listUrl, level: FeedLevel.PROVINCIAL, kind: FeedKind.GOV_PAGE };
  await reviseFeed(await editor(), { id: feed.id, input });
  expect((await again(feed)).validators).not.toBeNull();
  await reviseFeed(await editor(), { id: feed.id, input: { ...input, settings: { item: 'li' } } });
  expect(await again(feed)).toMatchObject({ validators: null, nextPollAt: now });
});

test('what is left out of a revision, or when a feed that was given up is filed again, stays as it was', async () => {
  const { listUrl: url } = await openUpstream(1);
  const kept = { settings: { item: 'li' }, window: { unit: WindowUnit.HOURS, value: 4 } };
  const feed = await fileFeed(given, url, kept);
  const input = { name: '改名', url, level: FeedLevel.NATIONAL, kind: FeedKind.GOV_PAGE };
  const revise = async (more: Partial<FeedInput>) =>
    reviseFeed(await editor(), { id: feed.id, input: { ...input, ...more } });
  expect(await revise({})).toMatchObject({ name: '改名', ...kept });
  await endFeed(await editor(), { id: feed.id });
  expect(await fileFeed(given, url)).toMatchObject({ id: feed.id, ...kept });
  const other = { unit: WindowUnit.WORKING_DAYS, value: 3 };
  expect(await revise({ window: other, settings: null })).toMatchObject({ window: other, settings: {} });
  expect((await revise({ window: null })).window).toEqual({ unit: 'WORKING_DAYS', value: 1 });
});

test('two feeds never have one address', async () => {
  const [one, other] = [await openUpstream(1), await openUpstream(1)];
  await fileFeed(given, one.listUrl);
  const feed = await fileFeed(given, other.listUrl);
  const input = { name: '同址', url: one.listUrl, level: FeedLevel.PROVINCIAL, kind: FeedKind.GOV_PAGE };
  await expect(reviseFeed(await editor(), { id: feed.id, input })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('the alarm of a feed ends with the feed', async () => {
  const upstream = await openUpstream(3);
  const feed = await fileFeed(given, upstream.listUrl);
  upstream.list = { status: 500, body: '' };
  for (let failures = 0; failures < 3; failures++) await pollAsHub(given, feed);
  await disableFeed(await editor(), { id: feed.id });
  const alarm = await em().findOneOrFail(Duty, { kind: DutyKind.ALARM, subjectId: feed.id });
  expect(alarm).toMatchObject({ state: DutyState.MET, evidence: { disabledAt: now.toISOString() } });
});

test('only editors and administrators change feeds', async () => {
  const feed = await fileFeed(given, (await openUpstream(1)).listUrl);
  const supervisor = await given.as('supervisor');
  for (const act of [disableFeed, enableFeed, endFeed])
    await expect(act(supervisor, { id: feed.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('health tells of a feed that nobody polls, and of one silent for a month', async () => {
  const upstream = await openUpstream(3);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAsHub(given, feed);
  const polled = await again(feed);
  expect(healthOf(polled, now).problem).toBeNull();
  const due = polled.nextPollAt.getTime();
  expect(healthOf(polled, new Date(due + 31 * 60_000)).problem).toMatch(
    /^自2026年11月20日.+起：应读取而未读取/u,
  );
  now = new Date(now.getTime() + 31 * 86_400_000);
  const silent = { ...polled, nextPollAt: now } as Feed;
  expect(healthOf(silent, now)).toMatchObject({
    state: 'QUIET',
    problem: '自2026年11月20日16:00起：30天以上没有新内容，请核对栏目是否已停更或迁移。',
  });
});
