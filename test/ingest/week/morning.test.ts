import { afterAll, beforeAll, expect, test } from 'vitest';
import { Duty, DutyKind } from '../../../src/duties/duty.ts';
import { Feed } from '../../../src/ingest/feed.ts';
import { UpstreamItem } from '../../../src/ingest/upstream-item.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { fileFeed, layDownRule, openUpstream } from '../ingest-hub.ts';
import type { LocalUpstream } from '../local-upstream.ts';

const MINUTE = 60_000;
const NINE = new Date('2026-11-23T09:00:00+08:00').getTime();
const UPSTREAMS = 4;
const EACH = 6;

let now = new Date(NINE);
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

async function followed(siteIds: string[]): Promise<{ upstream: LocalUpstream; feed: Feed }> {
  const upstream = await openUpstream(3);
  const feed = await fileFeed(given, upstream.listUrl);
  await layDownRule(given, feed, { siteIds });
  return { upstream, feed };
}

function publish({ upstream }: { upstream: LocalUpstream }, minute: number): void {
  const at = `2026-11-23 ${new Date(NINE + (8 * 60 + minute) * MINUTE).toISOString().slice(11, 16)}`;
  upstream.articles.unshift({ name: `m${minute}`, title: `关于第${minute}分钟事项的通知`, at });
}

test('on a working morning each mandatory item has a duty for each site, half of them within five minutes', async () => {
  const siteIds = await Promise.all(
    ['4300000001', '4300000002'].map(async (code) => (await given.site(code)).site.id),
  );
  await em().nativeUpdate(Feed, {}, { enabled: false });
  const followedOnes = await Promise.all([...Array(UPSTREAMS).keys()].map(() => followed(siteIds)));
  for (let minute = 0; minute < EACH * 17 + 10; minute++) {
    now = new Date(NINE + minute * MINUTE);
    followedOnes.forEach((one, nth) => {
      if (minute > nth && (minute - nth) % 17 === 0 && minute < EACH * 17 + nth + 1) publish(one, minute);
    });
    const due = await em().count(Feed, { enabled: true, nextPollAt: { $lte: now } });
    if (due === 0) continue;
    await em().transactional((tx) => given.hub.jobs.send(tx as never, 'ingest.poll-due', {}));
    await given.settle();
  }
  const feedIds = followedOnes.map(({ feed }) => feed.id);
  const items = await em().find(UpstreamItem, { feed: { $in: feedIds }, url: { $like: '%/m%' } });
  expect(items).toHaveLength(UPSTREAMS * EACH);
  const delays: number[] = [];
  for (const item of items) {
    const duties = await em().find(Duty, { kind: DutyKind.REPOST, subjectId: item.id });
    expect(duties.map(({ siteId }) => siteId).toSorted()).toEqual(siteIds.toSorted());
    delays.push((item.firstSeenAt.getTime() - (item.publishedAt?.getTime() ?? 0)) / MINUTE);
  }
  expect(Math.max(...delays)).toBeLessThanOrEqual(6);
  expect(delays.toSorted((one, other) => one - other)[delays.length / 2]).toBeLessThan(5);
});
