import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/identity/actor.ts';
import { Feed, FeedKind } from '../../../src/ingest/feed.ts';
import { HubSubscription } from '../../../src/ingest/websub/hub-subscription.ts';
import { renewDue } from '../../../src/ingest/websub/renew-due.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { fileFeed, itemsOf, layDownRule, openUpstream, pollAsHub } from '../ingest-hub.ts';
import type { LocalUpstream } from '../local-upstream.ts';
import { StrictHub } from './strict-hub.ts';

const DAY = 86_400_000;
let given: TestHub;
let hub: StrictHub;
let upstream: LocalUpstream;
let feed: Feed;
let now = new Date('2026-11-20T02:00:00Z');

beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

beforeEach(async () => {
  now = new Date('2026-11-20T02:00:00Z');
  hub = await new StrictHub().open();
  upstream = await openUpstream(2);
  upstream.list = { headers: { 'content-type': 'application/rss+xml' }, body: rss(['t1']) };
  feed = await fileFeed(given, upstream.listUrl, { kind: FeedKind.RSS });
});

/** An RSS feed of some articles that names the hub. */
function rss(names: string[], hubUrl: string | null = hub.origin): string {
  const items = names.map(
    (name) =>
      `<item><title>关于${name}的通知</title><link>${upstream.origin}/zcwj/${name}.html</link></item>`,
  );
  const link = hubUrl === null ? '' : `<atom:link rel="hub" href="${hubUrl}/"/>`;
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>政策</title>${link}<atom:link rel="self" href="${upstream.listUrl}"/>${items.join('')}</channel></rss>`;
}

function subscription(): Promise<HubSubscription | null> {
  return given.hub.orm.em.fork().findOne(HubSubscription, { feed: feed.id });
}

async function subscribed(): Promise<void> {
  await pollAsHub(given, feed);
  await given.settle();
  expect(await hub.verify()).toBe(true);
}

test('a feed that names a hub is subscribed to, and what the hub sends is taken in like a poll', async () => {
  await layDownRule(given, feed);
  await subscribed();
  expect(hub.last).toMatchObject({ topic: upstream.listUrl, lease: 864_000 });
  expect(hub.last.callback).toMatch(/\/websub\/callback\/[\w-]{32}$/);
  expect(hub.last.secret.length).toBeGreaterThanOrEqual(43);
  const active = await subscription();
  expect(active).toMatchObject({ state: 'ACTIVE', leaseEndsAt: new Date(now.getTime() + 10 * DAY) });
  expect(active?.sealed).not.toContain(hub.last.secret);
  const askedBefore = upstream.asked.length;
  expect(await hub.deliver(rss(['t2', 't1']))).toBe(202);
  await given.settle();
  expect((await itemsOf(given, feed)).map(({ url, state }) => [url, state])).toEqual([
    [`${upstream.origin}/zcwj/t1.html`, 'READ'],
    [`${upstream.origin}/zcwj/t2.html`, 'READ'],
  ]);
  expect(upstream.asked.slice(askedBefore)).toContain('200 /zcwj/t2.html');
  const query = `{ feed(id: "${feed.id}") { subscription { state hubUrl leaseEndsAt problem } } }`;
  const { data } = await given.desk<{ feed: { subscription: object } }>('editor', query);
  expect(data.feed.subscription).toMatchObject({ state: 'ACTIVE', problem: null });
});

test.each(['sha256', 'sha384', 'sha512'])('a delivery signed by %s is believed', async (method) => {
  await subscribed();
  await hub.deliver(rss(['t2']), { method });
  expect(await itemsOf(given, feed)).toHaveLength(2);
});

test.each([
  ['of another secret', { signature: `sha256=${'0'.repeat(64)}` }],
  ['by sha1', { method: 'sha1' }],
  ['of no form', { signature: 'sha256' }],
  ['that is empty', { signature: 'sha256=' }],
])('a delivery with a signature %s is not believed, and the desk is told', async (_, how) => {
  await subscribed();
  expect(await hub.deliver(rss(['t2']), how)).toBe(202);
  expect(await itemsOf(given, feed)).toHaveLength(1);
  expect((await subscription())?.problem).toMatch(/签名无效/);
});

test('a delivery that comes again changes nothing and queues nothing', async () => {
  await subscribed();
  await hub.deliver(rss(['t2']));
  await given.settle();
  const asked = upstream.asked.length;
  expect(await hub.deliver(rss(['t2']))).toBe(202);
  await given.settle();
  expect(upstream.asked).toHaveLength(asked);
});

test('what is no feed is a stated problem, and what is too large is turned away', async () => {
  await subscribed();
  expect(await hub.deliver('<html>502</html>')).toBe(202);
  expect((await subscription())?.problem).toMatch(/读不出条目/);
  expect(await hub.deliver(Buffer.alloc(9 * 1024 * 1024, 'x'))).toBe(413);
});

describe('a verification is refused', () => {
  test('of what was not asked for', async () => {
    await pollAsHub(given, feed);
    await given.settle();
    expect(await hub.verify({ 'hub.topic': 'https://other.example/feed' })).toBe(false);
    expect(await hub.verify({ 'hub.mode': 'unsubscribe' })).toBe(false);
    expect(await hub.verify({ 'hub.lease_seconds': '0' })).toBe(false);
    expect(await hub.verify({ 'hub.challenge': 'x'.repeat(3_000) })).toBe(false);
    now = new Date(now.getTime() + 2 * DAY);
    expect(await hub.verify()).toBe(false);
    expect((await subscription())?.state).toBe('ASKED');
  });

  test('at an address that is nobody’s, where nothing is taken in either', async () => {
    const url = `${given.hub.publicUrl}/websub/callback/${'a'.repeat(32)}`;
    expect((await fetch(`${url}?hub.mode=subscribe&hub.challenge=x&hub.topic=y`)).status).toBe(404);
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(410);
  });
});

test('before it is verified nothing is believed', async () => {
  await pollAsHub(given, feed);
  await given.settle();
  expect(await hub.deliver(rss(['t2']))).toBe(410);
  expect(await itemsOf(given, feed)).toHaveLength(1);
});

test('a denial is told, and asked again a day later', async () => {
  await subscribed();
  hub.denies = '不再提供';
  await hub.verify();
  expect(await subscription()).toMatchObject({ state: 'DENIED', problem: '推送服务器拒绝了订阅：不再提供' });
  expect(await hub.deliver(rss(['t2']))).toBe(410);
  now = new Date(now.getTime() + DAY + 1_000);
  await renewDue(given.hub.context(SYSTEM));
  await given.settle();
  hub.denies = null;
  expect(await hub.verify()).toBe(true);
  expect(await subscription()).toMatchObject({ state: 'ACTIVE', problem: null });
});

test('a lease is renewed before it ends, under the same address', async () => {
  hub.lease = 1_000;
  await subscribed();
  const first = hub.last;
  await renewDue(given.hub.context(SYSTEM));
  await given.settle();
  expect(hub.asked).toHaveLength(1);
  now = new Date(now.getTime() + 850_000);
  await renewDue(given.hub.context(SYSTEM));
  await given.settle();
  expect(hub.asked).toHaveLength(2);
  expect(hub.last).toEqual(first);
  expect(await hub.verify()).toBe(true);
  expect((await subscription())?.leaseEndsAt).toEqual(new Date(now.getTime() + 1_000_000));
});

test('a hub that does not answer is asked less and less often', async () => {
  hub.status = 503;
  await pollAsHub(given, feed);
  await given.settle();
  expect((await subscription())?.problem).toMatch(/HTTP 503/);
  const pauses: number[] = [];
  for (let round = 0; round < 4; round++) {
    const due = (await subscription())?.renewAt ?? now;
    pauses.push((due.getTime() - now.getTime()) / 60_000);
    now = due;
    await renewDue(given.hub.context(SYSTEM));
    await given.settle();
  }
  expect(pauses).toEqual([5, 10, 20, 40]);
});

test('polling goes on, more slowly, and at its own pace again when the lease has ended', async () => {
  const pause = async () => {
    await pollAsHub(given, feed);
    const polled = await given.hub.orm.em.fork().findOneOrFail(Feed, feed.id);
    return (polled.nextPollAt.getTime() - now.getTime()) / 60_000;
  };
  expect(await pause()).toBe(5);
  hub.lease = 3_600;
  await subscribed();
  expect(await pause()).toBe(30);
  now = new Date(now.getTime() + 3_700_000);
  expect(await pause()).toBe(5);
});

test('a hub that is named no more is let go, and one that is named anew is subscribed to with another secret', async () => {
  await subscribed();
  const first = hub.last;
  upstream.list = { body: rss(['t1'], null) };
  await pollAsHub(given, feed);
  expect((await subscription())?.state).toBe('ENDED');
  expect(await hub.deliver(rss(['t2']))).toBe(410);
  upstream.list = { body: rss(['t1', 't2']) };
  await pollAsHub(given, feed);
  await given.settle();
  expect(hub.last.callback).not.toBe(first.callback);
  expect(hub.last.secret).not.toBe(first.secret);
});

test.each([
  [
    'in the header of its answer',
    () => ({ headers: { link: `<${hub.origin}/>; rel="hub"` }, body: rss(['t1'], null) }),
  ],
  [
    'in a JSON Feed',
    () => ({
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: '政策',
        hubs: [{ type: 'WebSub', url: `${hub.origin}/` }],
        items: [{ id: '1', url: `${upstream.origin}/zcwj/t1.html`, title: '关于某项工作的通知' }],
      }),
    }),
  ],
  [
    'in an Atom feed',
    () => ({
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>政策</title><link rel="hub" href="${hub.origin}/"/><entry><title>关于某项工作的通知</title><link href="${upstream.origin}/zcwj/t1.html"/></entry></feed>`,
    }),
  ],
])('a hub is found %s', async (_, list) => {
  upstream.list = list();
  await subscribed();
  expect(hub.last.topic).toBe(upstream.listUrl);
});
