import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { Drift, DriftKind } from '../../src/ingest/drift.ts';
import type { Feed } from '../../src/ingest/feed.ts';
import { readOriginal } from '../../src/ingest/keep-original.ts';
import { repost } from '../../src/ingest/repost.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { UpstreamItemState } from '../../src/ingest/upstream-item-state.ts';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { exemptDuty } from '../../src/sites/exempt-duty.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { fileFeed, itemsOf, openUpstream, pollAs, pollAsHub } from './ingest-hub.ts';
import type { LocalArticle, LocalUpstream } from './local-upstream.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

const TEXT = '自2026年12月1日起，补助标准提高到每人每年640元，请认真贯彻执行。';

interface Told {
  upstream: LocalUpstream;
  article: LocalArticle;
  feed: Feed;
  item: UpstreamItem;
}

/** A polled upstream with one article of interest. */
async function pulled(more: Partial<LocalArticle> = {}): Promise<Told> {
  const upstream = await openUpstream(2, { text: TEXT });
  const [article] = upstream.articles;
  if (!article) throw new Error('no article');
  Object.assign(article, more);
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const [item] = await itemsOf(given, feed);
  if (!item) throw new Error('nothing was pulled');
  return { upstream, article, feed, item };
}

async function repostTo(item: UpstreamItem, siteCode = '4300000001'): Promise<Copy> {
  const { site } = await given.site(siteCode);
  return repost(await given.as('editor'), { itemId: item.id, siteId: site.id });
}

async function bringOut({ id }: Copy): Promise<Copy> {
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id, approve: true });
  const published = await publish(await given.as('editor'), { id });
  await given.settle();
  return published;
}

const driftsOf = (item: UpstreamItem) =>
  em().find(Drift, { item: item.id }, { orderBy: { detectedAt: 'asc', siteId: 'asc' } });
const dutyOf = (drift: Drift | undefined) =>
  em().findOne(Duty, { kind: DutyKind.RECTIFY, subjectId: drift?.id ?? '' });

test('the original of what is read is kept byte for byte, and again only when its text is another', async () => {
  const { upstream, article, feed, item } = await pulled({ extra: '<p>浏览次数：7次</p>' });
  const kept = await given.hub.media.get(item.snapshotHash ?? '');
  expect(gunzipSync(kept ?? Buffer.alloc(0)).toString()).toContain('浏览次数：7次');
  article.extra = '<p>浏览次数：8次</p>';
  expect(await pollAs(given, 'editor', feed)).toMatchObject({ changed: 0, failed: 0 });
  expect((await itemsOf(given, feed))[0]).toMatchObject({ snapshotHash: item.snapshotHash, body: item.body });
  article.text = TEXT.replace('640', '670');
  expect(await pollAs(given, 'editor', feed)).toMatchObject({ changed: 1 });
  const [changed] = await itemsOf(given, feed);
  expect(changed?.snapshotHash).not.toBe(item.snapshotHash);
  const now = await readOriginal(given.hub.media, changed?.snapshotHash ?? '');
  expect(Buffer.from(now ?? []).toString()).toBe(
    await (await fetch(`${upstream.origin}/zcwj/t1.html`)).text(),
  );
});

test.each([
  ['a number', TEXT.replace('640', '670'), DriftKind.SUBSTANCE],
  ['a word', TEXT.replace('贯彻', '抓好'), DriftKind.WORDING],
])(
  '%s changed upstream after a repost is a drift with its class, a diff and a duty',
  async (_, text, kind) => {
    const { article, feed, item } = await pulled();
    const copy = await bringOut(await repostTo(item));
    article.text = text;
    await pollAs(given, 'editor', feed);
    const [drift] = await driftsOf(item);
    expect(drift).toMatchObject({ kind, contentId: copy.contentId, siteId: copy.site.id, resolvedAt: null });
    expect(drift?.diffHtml).toMatch(/<del>.+<\/del>/);
    expect(drift?.diffHtml).toMatch(/<ins>.+<\/ins>/);
    expect(await dutyOf(drift)).toMatchObject({
      state: DutyState.OPEN,
      siteId: copy.site.id,
      subjectType: 'Drift',
    });
  },
);

test('punctuation alone is a drift without a duty, and furniture is none', async () => {
  const { article, feed, item } = await pulled({ extra: '<p>阅读：1</p>' });
  await repostTo(item);
  article.extra =
    '<p>阅读：2</p><p>【打印】【关闭】</p><p>下一篇：<a href="/zcwj/t2.html">关于另一事项的通知</a></p>';
  await pollAs(given, 'editor', feed);
  expect(await driftsOf(item)).toEqual([]);
  article.text = TEXT.replace('起，', '起');
  await pollAs(given, 'editor', feed);
  const drifts = await driftsOf(item);
  expect(drifts).toMatchObject([{ kind: DriftKind.COSMETIC, contentId: null }]);
  expect(await dutyOf(drifts[0])).toBeNull();
});

test('what was not reposted does not drift', async () => {
  const { article, feed, item } = await pulled();
  article.text = TEXT.replace('640', '670');
  expect(await pollAs(given, 'editor', feed)).toMatchObject({ changed: 1 });
  expect(await driftsOf(item)).toEqual([]);
});

test('changes upon changes are one drift that tells them all, and going back resolves it', async () => {
  const { article, feed, item } = await pulled();
  await repostTo(item);
  await repostTo(item, '4300000002');
  article.text = TEXT.replace('贯彻', '抓好');
  await pollAs(given, 'editor', feed);
  article.text = TEXT.replace('贯彻', '抓好').replace('640', '670');
  await pollAs(given, 'editor', feed);
  const drifts = await driftsOf(item);
  expect(drifts.map(({ kind }) => kind)).toEqual([DriftKind.SUBSTANCE, DriftKind.SUBSTANCE]);
  expect(drifts[0]?.diffHtml).toContain('抓好');
  expect(new Set(drifts.map(({ siteId }) => siteId)).size).toBe(2);
  article.text = TEXT;
  await pollAs(given, 'editor', feed);
  const after = await driftsOf(item);
  expect(after.every(({ resolvedAt }) => resolvedAt !== null)).toBe(true);
  expect(await dutyOf(after[0])).toMatchObject({ state: DutyState.MET, evidence: { upstream: 'restored' } });
});

test('a correction of the content settles the duty, with its edition as evidence', async () => {
  const { article, feed, item } = await pulled();
  const { contentId } = await bringOut(await repostTo(item));
  article.text = TEXT.replace('640', '670');
  await pollAs(given, 'editor', feed);
  const correction = await correct(await given.as('editor'), {
    contentId: contentId ?? '',
    changeNote: '按上级更正',
  });
  const [open] = await driftsOf(item);
  expect(await dutyOf(open)).toMatchObject({ state: DutyState.OPEN });
  await bringOut(correction);
  const [drift] = await driftsOf(item);
  expect(drift?.resolvedAt).not.toBeNull();
  expect(await dutyOf(drift)).toMatchObject({
    state: DutyState.MET,
    evidence: { contentId, act: 'CORRECT' },
  });
});

test('a draft that is published although the upstream changed leaves the duty open', async () => {
  const { article, feed, item } = await pulled();
  const draft = await repostTo(item);
  article.text = TEXT.replace('640', '670');
  await pollAs(given, 'editor', feed);
  const { contentId } = await bringOut(draft);
  const [drift] = await driftsOf(item);
  expect(drift).toMatchObject({ contentId, resolvedAt: null });
  await withdraw(await given.as('editor'), {
    ...{ contentId: contentId ?? '', kind: WithdrawalKind.WITHDRAWN, explanation: '上级已更正' },
  });
  await given.settle();
  expect((await driftsOf(item))[0]?.resolvedAt).not.toBeNull();
  article.text = TEXT.replace('640', '700');
  expect(await pollAs(given, 'editor', feed)).toMatchObject({ changed: 1 });
  expect(await driftsOf(item)).toHaveLength(1);
});

test('a drift is shown to those who may work on the site, page by page, and its duty names the item', async () => {
  const { article, feed, item } = await pulled();
  for (const code of ['4300000001', '4300000002', '4300000003']) await repostTo(item, code);
  article.text = TEXT.replace('640', '670');
  await pollAs(given, 'editor', feed);
  const query =
    'query($after: String) { drifts(first: 2, after: $after) { pageInfo { endCursor } edges { node { item { id } } } } }';
  type Page = {
    drifts: { pageInfo: { endCursor: string | null }; edges: { node: { item: { id: string } } }[] };
  };
  const told: string[] = [];
  for (let after: string | null = null, pages = 0; pages < 20; pages += 1) {
    const { drifts }: Page = (await given.desk<Page>('editor', query, { after })).data;
    told.push(...drifts.edges.map(({ node }) => node.item.id));
    after = drifts.pageInfo.endCursor;
    if (drifts.edges.length < 2) break;
  }
  expect(told.filter((id) => id === item.id)).toHaveLength(3);
  const nobody = await given.desk('', query);
  expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const duties = await given.desk<{ duties: { edges: { node: { upstreamItem: { id: string } | null } }[] } }>(
    'supervisor',
    '{ duties(kinds: [RECTIFY], first: 100) { edges { node { upstreamItem { id } } } } }',
  );
  const items = duties.data.duties.edges.map(({ node }) => node.upstreamItem?.id);
  expect(items.filter((id) => id === item.id)).toHaveLength(3);
});

test('a supervisor who exempts the duty ends the drift, and a later change is another', async () => {
  const { article, feed, item } = await pulled();
  await repostTo(item);
  article.text = TEXT.replace('640', '670');
  await pollAs(given, 'editor', feed);
  const duty = await dutyOf((await driftsOf(item))[0]);
  await exemptDuty(await given.as('supervisor'), { id: duty?.id ?? '', reason: '已电话核实' });
  const listed = await given.desk<{ drifts: { edges: { node: { item: { id: string } } }[] } }>(
    'editor',
    '{ drifts(first: 100) { edges { node { item { id } } } } }',
  );
  expect(listed.data.drifts.edges.filter(({ node }) => node.item.id === item.id)).toEqual([]);
  article.text = TEXT.replace('640', '700');
  await pollAs(given, 'editor', feed);
  const drifts = await driftsOf(item);
  expect(drifts).toHaveLength(2);
  expect(drifts[1]?.diffHtml).not.toContain('64');
});

test.each(['404', 'home'])(
  'a page that is gone (%s) in two polls is a withdrawal, in one it is not',
  async (how) => {
    const { upstream, article, feed, item } = await pulled();
    const { contentId } = await bringOut(await repostTo(item));
    const list = `<ul><li><a href="/zcwj/t1.html">${item.title}</a> 2026-11-20</li><li><a href="/zcwj/t2.html">${upstream.articles[1]?.title}</a> 2026-11-20</li></ul>`;
    upstream.list = { headers: { 'content-type': 'text/html' }, body: list };
    if (how === 'home') {
      upstream.redirects.set('/zcwj/t1.html', '/');
      upstream.files.set('/', { type: 'text/html', body: Buffer.from('<p>首页</p>') });
    } else upstream.articles.shift();
    await pollAs(given, 'editor', feed);
    expect(await driftsOf(item)).toEqual([]);
    await pollAs(given, 'editor', feed);
    const [drift] = await driftsOf(item);
    expect(drift).toMatchObject({ kind: DriftKind.WITHDRAWN, contentId });
    expect(drift?.diffHtml).toContain(`<del>${item.title}</del>`);
    expect(await dutyOf(drift)).toMatchObject({ state: DutyState.OPEN });
    await pollAs(given, 'editor', feed);
    expect(await driftsOf(item)).toHaveLength(1);
    upstream.redirects.clear();
    upstream.articles.unshift(...(how === 'home' ? [] : [article]));
    await pollAs(given, 'editor', feed);
    expect((await driftsOf(item))[0]?.resolvedAt).not.toBeNull();
  },
);

test('polls at once note a change once', async () => {
  const { article, feed, item } = await pulled();
  await repostTo(item);
  article.text = TEXT.replace('640', '670');
  await Promise.all(['editor', 'admin', 'editor-2'].map((username) => pollAs(given, username, feed)));
  expect(await driftsOf(item)).toHaveLength(1);
  await pollAsHub(given, feed);
  expect((await itemsOf(given, feed))[0]?.state).toBe(UpstreamItemState.READ);
});
