import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyJournal } from '../../src/journal/verify.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { fileFeed } from '../ingest/ingest-hub.ts';
import { LocalUpstream } from '../ingest/local-upstream.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';
import { until } from '../support/until.ts';
import { openSink } from '../support/webhook-sink.ts';
import {
  expectApprovedGoesOut,
  expectRetrospects,
  expectTyped,
  forceOnce,
  openTyping,
  typeOnce,
} from './killed-acts.ts';
import { type Ask, askerOf, isBuilt, openVictim, untilLost, type Victim } from './victim.ts';

const KILLS = 20;
if (!isBuilt) {
  console.warn('NOT RUN: dist/main.js is missing, so the product was not killed at random. Run npm test.');
}

/** What a victim acknowledged: contents it said were published, those it said were taken back, copies brought out in an emergency, and reposts. */
interface Acknowledged {
  published: Set<string>;
  withdrawn: Set<string>;
  forced: Set<string>;
  reposted: Map<string, { itemId: string; title: string }>;
}

/** One content from draft to delivery, and every other one back again. */
async function walkOnce(
  ask: Ask,
  place: object,
  channelId: string,
  acknowledged: Acknowledged,
): Promise<void> {
  const title = `关于第${acknowledged.published.size}号事项的通知`;
  const input = { kind: 'ARTICLE', title, body: '<p>正文。</p>', ...place };
  const composed = await ask('editor', 'mutation($input: CopyInput!) { compose(input: $input) { id } }', {
    input,
  });
  const id = composed.compose?.id;
  await ask('editor', 'mutation($id: ID!) { submit(id: $id, sensitivity: GENERAL) { id } }', { id });
  await ask('reviewer-office', 'mutation($id: ID!) { decide(id: $id, approve: true) { id } }', { id });
  const published = await ask('editor', 'mutation($id: ID!) { publish(id: $id) { contentId } }', { id });
  const contentId = published.publish?.contentId ?? '';
  acknowledged.published.add(contentId);
  const release = { contentId, channelIds: [channelId] };
  await ask('operator', 'mutation($input: ReleaseInput!) { launch(input: $input) { id } }', {
    input: release,
  });
  if (acknowledged.published.size % 2 === 1) return;
  const withdrawal =
    'mutation($contentId: ID!) { withdraw(contentId: $contentId, kind: GONE, explanation: "误发") { id } }';
  await ask('editor', withdrawal, { contentId });
  acknowledged.withdrawn.add(contentId);
}

/** An item of the upstream is new with every step: it is polled, and what was read and nobody reposted is reposted. */
async function repostOnce(ask: Ask, given: Reposting, acknowledged: Acknowledged): Promise<void> {
  const number = given.upstream.articles.length + 1;
  const title = `关于做好第${number}项工作的通知`;
  given.upstream.articles.unshift({ name: `t${number}`, title, at: '2026-11-20 15:30' });
  await ask('editor', 'mutation($id: ID!) { pollFeed(id: $id) { new } }', { id: given.feedId });
  const [item] = await given.readItems();
  if (!item) return;
  const repost = 'mutation($id: ID!, $siteId: ID!) { repost(itemId: $id, siteId: $siteId) { id } }';
  const copy = await ask('editor', repost, { id: item.id, siteId: given.siteId });
  acknowledged.reposted.set(copy.repost?.id ?? '', { itemId: item.id, title: item.title });
}

/** What is polled and reposted from. */
interface Reposting {
  upstream: LocalUpstream;
  feedId: string;
  siteId: string;
  /** Items with their text that have no copy yet. */
  readItems: () => Promise<{ id: string; title: string }[]>;
}

async function openReposting(given: TestHub): Promise<Reposting> {
  const upstream = await new LocalUpstream().open();
  const { id: feedId } = await fileFeed(given, upstream.listUrl);
  const { site } = await given.site('4300000001');
  const readItems = () =>
    given.hub.orm.em.fork().execute<{ id: string; title: string }[]>(
      `select id, title from upstream_item where feed_id = ? and state = 'READ'
       and not exists (select 1 from copy where upstream_item_id = upstream_item.id)`,
      [feedId],
    );
  return { upstream, feedId, siteId: site.id, readItems };
}

/** What the database holds of the upstream, once everything is at rest. */
async function expectReposts(given: TestHub, { upstream, feedId }: Reposting, acknowledged: Acknowledged) {
  const em = given.hub.orm.em.fork();
  const items = await em.execute<{ title: string }[]>('select title from upstream_item where feed_id = ?', [
    feedId,
  ]);
  const titles = items.map(({ title }) => title).sort();
  expect(titles).toEqual([...new Set(titles)]);
  expect(titles).toHaveLength(upstream.articles.length);
  const copies = await em.execute<{ id: string; itemId: string; title: string }[]>(
    'select id, upstream_item_id as "itemId", title from copy where upstream_item_id is not null',
  );
  expect(new Set(copies.map(({ itemId }) => itemId)).size).toBe(copies.length);
  const kept = new Map(copies.map(({ id, itemId, title }) => [id, { itemId, title }]));
  expect(acknowledged.reposted.size).toBeGreaterThan(KILLS / 8);
  for (const [id, repost] of acknowledged.reposted) expect(kept.get(id)).toEqual(repost);
}

/** How long something takes, in ms. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function openChannel(given: TestHub, url: string, secret: string): Promise<string> {
  const { site } = await given.site('4300000003');
  const input = { name: '青山镇', kind: 'SUBSITE', siteId: site.id, settings: { url, secret } };
  const mutation = 'mutation($input: ChannelInput!) { createChannel(input: $input) { id } }';
  const { data } = await given.desk<{ createChannel: { id: string } }>('operator', mutation, { input });
  return data.createChannel.id;
}

async function unfinishedDeliveries(given: TestHub): Promise<number> {
  const [row] = await given.hub.orm.em
    .fork()
    .execute<{ count: number }[]>(
      `select count(*)::int as count from delivery where state not in ('SENT', 'LANDED', 'GONE')`,
    );
  return row?.count ?? 0;
}

async function contentsByState(given: TestHub): Promise<{ live: string[]; withdrawn: string[] }> {
  const rows = await given.hub.orm.em
    .fork()
    .execute<{ id: string; gone: boolean }[]>(
      'select id, withdrawal_kind is not null as gone from publication',
    );
  const idsOf = (gone: boolean) => rows.filter((row) => row.gone === gone).map((row) => row.id);
  return { live: idsOf(false), withdrawn: idsOf(true) };
}

/** Starts a victim and kills it at a random moment of what people do, each of whom stops when the connection is lost with it. */
async function killAmid(victim: Victim, walk: () => Promise<void>[]): Promise<void> {
  const pace = await timeOf(() => victim.start());
  const walking = Promise.allSettled(walk());
  // A busy machine starts slowly, and does as little in the same time.
  await sleep(20 + Math.random() * Math.max(2_400, 1.5 * pace));
  await victim.kill();
  await walking;
}

/** Nothing arrived under two ids, and what was taken back ends so for whoever heard of it. */
function expectDelivered({ arrivals }: Awaited<ReturnType<typeof openSink>>, withdrawn: string[]): void {
  const ids = new Map<string, Set<string>>();
  for (const { id, type, data } of arrivals) {
    const key = `${data.contentId} ${data.edition} ${type}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  expect([...ids.values()].filter((set) => set.size > 1)).toEqual([]);
  for (const contentId of withdrawn) {
    const seen = arrivals.filter((one) => one.data.contentId === contentId).map((one) => one.type);
    if (seen.length > 0) expect(seen.at(-1)).toBe('content.withdrawn');
  }
}

test.skipIf(!isBuilt)(
  'killed at random moments, the hub loses nothing it acknowledged and sends nothing under two ids',
  { timeout: 480_000 },
  async () => {
    const given = await openHubForThisTest();
    const sink = await openSink();
    const channelId = await openChannel(given, sink.url, sink.secret);
    const victim = await openVictim(given);
    const people = ['editor', 'reviewer-office', 'operator', 'reviewer-vice-mayor'];
    const ask = await askerOf(given, victim.url, people);
    const { site, sections } = await given.site('4300000001');
    const place = { siteId: site.id, sectionId: sections.get('tzgg')?.id };
    const reposting = await openReposting(given);
    const typing = await openTyping(given);
    const none = { published: new Set<string>(), withdrawn: new Set<string>(), forced: new Set<string>() };
    const acknowledged: Acknowledged = { ...none, reposted: new Map() };
    const walk = () => [
      untilLost(() => walkOnce(ask, place, channelId, acknowledged)),
      untilLost(() => repostOnce(ask, reposting, acknowledged)),
      untilLost(() => typeOnce(ask, typing), 1_000),
      untilLost(() => forceOnce(ask, place, acknowledged.forced)),
    ];
    for (let kill = 0; kill < KILLS; kill++) {
      await killAmid(victim, walk);
      await expectTyped(given, typing);
    }
    await victim.start();
    await ask('editor', 'mutation($id: ID!) { pollFeed(id: $id) { new } }', { id: reposting.feedId });
    await until(
      'the queue at rest',
      async () => ((await unfinishedDeliveries(given)) === 0 ? true : null),
      90,
    );

    expect(acknowledged.published.size).toBeGreaterThan(KILLS / 8);
    const { live, withdrawn } = await contentsByState(given);
    expect([...live, ...withdrawn]).toEqual(expect.arrayContaining([...acknowledged.published]));
    expect(withdrawn).toEqual(expect.arrayContaining([...acknowledged.withdrawn]));
    expectDelivered(sink, withdrawn);
    await expectReposts(given, reposting, acknowledged);
    expect(Math.min(typing.acknowledged, acknowledged.forced.size)).toBeGreaterThan(KILLS / 8);
    await expectRetrospects(given, acknowledged.forced);
    await expectApprovedGoesOut(given, typing);
    expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
    expect((await verifyJournal(given.hub.orm.em.fork())).fault).toBeNull();
  },
);
