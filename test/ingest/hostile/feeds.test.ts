import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/identity/actor.ts';
import { type Feed, FeedKind } from '../../../src/ingest/feed.ts';
import { pollDue } from '../../../src/ingest/poll-due.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { fileFeed, pollAs } from '../ingest-hub.ts';
import { HOSTILE_PATHS, openHostileUpstream } from './hostile-upstream.ts';

let now = new Date('2026-11-20T08:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const HEALTH = `query($id: ID!) { feed(id: $id) { health { state consecutiveFailures problem nextPollAt } } }`;
const KINDS = [FeedKind.RSS, FeedKind.JSON, FeedKind.GOV_PAGE, FeedKind.JPAGE, FeedKind.GKMLPT];

interface Health {
  state: string;
  consecutiveFailures: number;
  problem: string | null;
  nextPollAt: string;
}

async function healthOf({ id }: Feed): Promise<Health> {
  const { data } = await given.desk<{ feed: { health: Health } }>('editor', HEALTH, { id });
  return data.feed.health;
}

test.each(HOSTILE_PATHS)(
  'a feed whose upstream answers %s says what is wrong since when, and is polled on, as every kind',
  { timeout: 120_000 },
  async (path) => {
    const { origin } = await openHostileUpstream();
    const polled = KINDS.map(async (kind) => {
      // Each kind is a feed of an address of its own; the upstream looks at the path alone.
      const feed = await fileFeed(given, `${origin}${path}?${kind}`, { kind });
      const { problems } = await pollAs(given, 'editor', feed);
      expect(problems, kind).not.toEqual([]);
      const { state, problem, nextPollAt } = await healthOf(feed);
      expect([kind, state]).toEqual([kind, 'FAILING']);
      expect(problem, kind).toMatch(/^自2026年\d+月\d+日\d\d:\d\d起：[^。]+(?:。[^。]+)*。$/u);
      expect(Date.parse(nextPollAt) - now.getTime()).toBeLessThanOrEqual(3_600_000);
      return feed;
    });
    const feeds = await Promise.all(polled);
    now = new Date(now.getTime() + 2 * 3_600_000);
    expect(await queuedByClock()).toEqual(expect.arrayContaining(feeds.map(({ id }) => id)));
  },
);

/** The feeds of which the clock has queued a poll, now that it ticked again. */
async function queuedByClock(): Promise<string[]> {
  const em = given.hub.orm.em.fork();
  await pollDue(given.hub.context(SYSTEM));
  const jobs = await em.execute<{ data: { feedId: string } }[]>(
    `select data from pgboss.job where name in ('ingest.poll', 'ingest.poll-failing')`,
  );
  return jobs.map(({ data }) => data.feedId);
}
