import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import type { Context } from '../../src/identity/context.ts';
import { Feed, FeedKind } from '../../src/ingest/feed.ts';
import { ingestJobs } from '../../src/ingest/jobs.ts';
import { Jobs } from '../../src/platform/jobs/jobs.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { serveLocally } from '../support/local-server.ts';
import { until } from '../support/until.ts';
import { fileFeed, openUpstream } from './ingest-hub.ts';

let now = new Date('2026-11-23T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await em().nativeUpdate(Feed, {}, { enabled: false });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();
const tick = () => em().transactional((tx) => given.hub.jobs.send(tx as never, 'ingest.poll-due', {}));
const again = (feed: Feed) => em().findOneOrFail(Feed, feed.id);

const RSS = `<rss version="2.0"><channel><title>t</title><item><title>关于做好工作的通知</title><link>https://example.gov.cn/1.html</link></item></channel></rss>`;

/** A host of many lists that tells how many of them were asked for at once at most; it answers when it is let go. */
async function openHost(): Promise<{ origin: string; most: () => number; letGo: () => void }> {
  const { promise: gone, resolve: letGo } = Promise.withResolvers<void>();
  let [asked, most] = [0, 0];
  const origin = await serveLocally(async () => {
    asked += 1;
    most = Math.max(most, asked);
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    asked -= 1;
    return { headers: { 'content-type': 'application/rss+xml' }, body: RSS };
  });
  return { origin, most: () => most, letGo };
}

test('of two processes that poll at once, neither presses a host that hangs, nor lets it hold up others', async () => {
  const hanging = await openHost();
  const [well, other] = [await openUpstream(1), await openUpstream(1)];
  const many = [...Array(12).keys()];
  const stuck = await Promise.all(
    many.map((nth) => fileFeed(given, `${hanging.origin}/${nth}.xml`, { kind: FeedKind.RSS })),
  );
  const free = [await fileFeed(given, well.listUrl), await fileFeed(given, other.listUrl)];
  const second = new Jobs<Context>({
    url: given.databaseUrl,
    table: ingestJobs as never,
    log: given.hub.log,
    context: () => given.hub.context(SYSTEM),
  });
  await second.start();
  await Promise.all([given.hub.jobs.work(), second.work()]);
  await tick();
  await until('the polls of the others', async () => {
    const polled = await Promise.all(free.map(again));
    return polled.every(({ lastPolledAt }) => lastPolledAt !== null) ? true : null;
  });
  hanging.letGo();
  await until('all polls', async () => {
    await tick();
    const polled = await Promise.all(stuck.map(again));
    return polled.every(({ lastPolledAt }) => lastPolledAt !== null) ? true : null;
  });
  expect(hanging.most()).toBeLessThanOrEqual(2);
  await second.stop();
});

test('a poll that was killed before anything was stored is done when its lease has run out', async () => {
  const upstream = await openUpstream(2);
  const feed = await fileFeed(given, upstream.listUrl);
  await em().nativeUpdate(Feed, { id: feed.id }, { pollingUntil: new Date(now.getTime() + 180_000) });
  now = new Date(now.getTime() + 181_000);
  await until('the poll', async () => {
    await tick();
    return (await again(feed)).lastPolledAt;
  });
  expect(await again(feed)).toMatchObject({ consecutiveFailures: 0, problem: null });
});
