import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/identity/actor.ts';
import { distribute } from '../../../src/reading/websub/distribute.ts';
import { ping } from '../../../src/reading/websub/ping.ts';
import { Subscriber } from '../../../src/reading/websub/subscriber.ts';
import { sweepSubscribers } from '../../../src/reading/websub/sweep-subscribers.ts';
import { openHubForThisTest, openTestHub, type TestHub } from '../../support/hub.ts';
import { published } from '../published.ts';
import { insertRows } from '../rows.ts';
import { StrictSubscriber } from './strict-subscriber.ts';

const DAY = 86_400_000;
const SITE = '4300000001';
let given: TestHub;
let subscriber: StrictSubscriber;
let now = new Date('2026-11-20T02:00:00Z');

beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());
beforeEach(async () => {
  now = new Date('2026-11-20T02:00:00Z');
  await given.hub.orm.em.fork().nativeDelete(Subscriber, {});
  subscriber = await new StrictSubscriber().open();
});

const hubUrl = () => `${given.hub.publicUrl}/websub/hub`;
const topicOf = (site = SITE, format = 'json') => `${given.hub.publicUrl}/feeds/sites/${site}.${format}`;
const rows = () => given.hub.orm.em.fork().find(Subscriber, {});
const system = () => given.hub.context(SYSTEM);

async function subscribe(topic = topicOf(), more: Record<string, string> = {}): Promise<void> {
  expect(await subscriber.ask(hubUrl(), 'subscribe', topic, more)).toBe(202);
  await given.settle();
}

async function publish(title: string): Promise<string> {
  const id = await published(given, { title });
  await given.settle();
  return id;
}

async function later(ms: number): Promise<void> {
  now = new Date(now.getTime() + ms);
  await sweepSubscribers(system());
  await given.settle();
}

test.each(['atom', 'rss', 'json'])(
  'whoever confirms a subscription is sent the feed in %s, signed, as it is served',
  async (format) => {
    const topic = topicOf(SITE, format);
    await subscribe(topic);
    expect(subscriber.questions).toMatchObject([{ mode: 'subscribe', topic, lease: '864000' }]);
    expect(subscriber.attempts).toBe(0);
    await publish(`推送的通知${format}`);
    const [delivery] = subscriber.delivered;
    const served = await fetch(topic);
    expect(delivery).toMatchObject({
      body: await served.text(),
      contentType: served.headers.get('content-type'),
    });
    expect(delivery?.body).toContain(`推送的通知${format}`);
    expect(delivery?.link).toBe(`<${hubUrl()}>; rel="hub", <${topic}>; rel="self"`);
  },
);

test('a secret is sealed at rest, and without one nothing is signed', async () => {
  await subscribe();
  expect((await rows())[0]?.sealed).not.toContain('a secret');
  subscriber.secret = null;
  await subscribe(topicOf('4300000002'));
  await published(given, { title: '不签名', site: '4300000002' });
  await given.settle();
  expect(subscriber.delivered).toHaveLength(1);
});

describe('a subscription comes to nothing', () => {
  test.each([
    ['echoes another challenge', { body: 'something else' }],
    ['says that it knows of none', { status: 404 }],
    ['redirects', { status: 302, headers: { location: 'https://www.example.org/' } }],
  ])('where the callback %s', async (_, answer) => {
    subscriber.answersVerification = answer;
    await subscribe();
    expect(await rows()).toEqual([]);
    await publish('无人订阅的通知');
    expect(subscriber.attempts).toBe(0);
  });

  test('where the callback stands on an address that nobody may reach, which is not asked', async () => {
    const walled = await openHubForThisTest({ fetchAllow: 'nobody.example' });
    const hub = `${walled.hub.publicUrl}/websub/hub`;
    expect(await subscriber.ask(hub, 'subscribe', `${walled.hub.publicUrl}/feeds/sites/${SITE}.json`)).toBe(
      202,
    );
    await walled.settle();
    expect(subscriber.questions).toEqual([]);
    expect(await walled.hub.orm.em.fork().count(Subscriber)).toBe(0);
  });

  test('where the callback does not answer three times over', async () => {
    subscriber.answersVerification = { status: 503 };
    await subscribe();
    expect(subscriber.questions).toHaveLength(3);
    expect(await rows()).toEqual([]);
  });
});

test.each([
  ['a topic that is no feed', { 'hub.topic': 'https://www.example.org/feed' }],
  ['the feed of another hub', { 'hub.topic': 'https://www.example.org/feeds/sites/4300000001.json' }],
  ['a page of a feed', { 'hub.topic': '?before=5' }],
  ['a site that is not there', { 'hub.topic': '9999999999' }],
  ['a callback with a password', { 'hub.callback': 'https://user:word@www.example.org/' }],
  ['a callback that is a file', { 'hub.callback': 'file:///etc/passwd' }],
  ['a callback that is too long', { 'hub.callback': `https://www.example.org/${'a'.repeat(2_000)}` }],
  ['a secret that is too long', { 'hub.secret': 'x'.repeat(200) }],
  ['a lease that is no number', { 'hub.lease_seconds': 'soon' }],
  ['the mode of a publisher', { 'hub.mode': 'publish' }],
])('%s is refused', async (_, more) => {
  const [stated] = Object.values(more);
  const topic = stated?.startsWith('?')
    ? `${topicOf()}${stated}`
    : stated === '9999999999'
      ? topicOf(stated)
      : null;
  const form = topic === null ? more : { 'hub.topic': topic };
  expect(await subscriber.ask(hubUrl(), 'subscribe', topicOf(), form as Record<string, string>)).toBe(400);
  expect(await rows()).toEqual([]);
});

test('a lease is bounded, and ends by itself', async () => {
  await subscribe(topicOf(), { 'hub.lease_seconds': '999999999' });
  expect(subscriber.questions[0]?.lease).toBe('2592000');
  await later(30 * DAY + 1_000);
  expect(await rows()).toEqual([]);
  await publish('租期已过的通知');
  expect(subscriber.attempts).toBe(0);
});

test('a renewal takes a new secret once it is confirmed; one that is not confirmed changes nothing', async () => {
  await subscribe();
  const renewed = subscriber.secret;
  subscriber.answersVerification = { status: 404 };
  await subscribe(topicOf(), { 'hub.secret': 'somebody else’s' });
  expect(await rows()).toHaveLength(1);
  subscriber.answersVerification = null;
  subscriber.secret = renewed;
  await publish('冒名续订之后的通知');
  expect(subscriber.delivered).toHaveLength(1);
  subscriber.secret = 'another secret';
  await subscribe();
  await publish('续订之后的通知');
  expect(subscriber.delivered).toHaveLength(2);
  expect(await rows()).toHaveLength(1);
});

test('whoever leaves is sent nothing more, but only if it meant to', async () => {
  await subscribe();
  subscriber.answersVerification = { status: 404 };
  expect(await subscriber.ask(hubUrl(), 'unsubscribe', topicOf())).toBe(202);
  await given.settle();
  expect(await rows()).toHaveLength(1);
  subscriber.answersVerification = null;
  await subscriber.ask(hubUrl(), 'unsubscribe', topicOf());
  await given.settle();
  expect(await rows()).toEqual([]);
  await publish('退订之后的通知');
  expect(subscriber.attempts).toBe(0);
  const asked = subscriber.questions.length;
  await subscriber.ask(hubUrl(), 'unsubscribe', topicOf());
  await given.settle();
  expect(subscriber.questions).toHaveLength(asked);
});

test('what fails is tried again, not before its time, and what came meanwhile comes with it once', async () => {
  await subscribe();
  subscriber.answersDelivery = { status: 503, headers: { 'retry-after': '3600' } };
  await publish('对方故障时的通知');
  expect(subscriber.attempts).toBe(1);
  await publish('故障期间的又一通知');
  expect(subscriber.attempts).toBe(1);
  expect((await rows())[0]).toMatchObject({ tries: 1, problem: 'HTTP 503' });
  subscriber.answersDelivery = null;
  await later(30 * 60_000);
  expect(subscriber.attempts).toBe(1);
  await later(35 * 60_000);
  expect(subscriber.delivered).toHaveLength(1);
  expect(subscriber.delivered[0]?.body).toContain('故障期间的又一通知');
  expect((await rows())[0]).toMatchObject({ tries: 0, problem: null, nextTryAt: null });
});

test('a callback that says it is gone is forgotten', async () => {
  await subscribe();
  subscriber.answersDelivery = { status: 410 };
  await publish('最后一次');
  expect(await rows()).toEqual([]);
});

test('whoever missed more than a page is sent every page, the oldest first', async () => {
  await subscribe(topicOf('4300000003'));
  const many = Array.from({ length: 120 }, (_, index) => ({
    title: `第${index}条`,
    at: '2026-01-01T00:00:00Z',
  }));
  const ids = await insertRows(given, { site: '4300000003', section: 'tzgg' }, many);
  await ping(system(), { contentId: ids[0] ?? '' });
  await given.settle();
  const feeds = subscriber.delivered.map(({ body }) => JSON.parse(body) as { items: { id: string }[] });
  expect(feeds).toHaveLength(3);
  const places = feeds.map(({ items }) => ids.indexOf(items[0]?.id.slice('urn:uuid:'.length) ?? ''));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(new Set(feeds.flatMap(({ items }) => items.map(({ id }) => id)))).toEqual(
    new Set(ids.map((id) => `urn:uuid:${id}`)),
  );
});

test('a process that is killed after the callback took a delivery sends it once more, and loses none', async () => {
  await subscribe();
  await published(given, { title: '送达后即被终止' });
  const [row] = await rows();
  const killed = system();
  const dying = {
    ...killed,
    fetch: async (...asked: Parameters<typeof killed.fetch>) => {
      await killed.fetch(...asked);
      throw new Error('killed');
    },
  };
  await expect(distribute(dying, { subscriberId: row?.id ?? '' })).rejects.toThrow('killed');
  expect(subscriber.delivered).toHaveLength(1);
  await given.settle();
  expect(subscriber.delivered.map(({ body }) => body)).toEqual([
    subscriber.delivered[0]?.body,
    subscriber.delivered[0]?.body,
  ]);
});

test('nobody makes the hub ask strangers more than so often', async () => {
  subscriber.answersVerification = { status: 404 };
  const statuses: number[] = [];
  for (let number = 0; number < 52; number++) {
    const callback = `${subscriber.origin}/callback/${number}`;
    statuses.push(await subscriber.ask(hubUrl(), 'subscribe', topicOf(), { 'hub.callback': callback }));
  }
  expect(statuses.filter((status) => status === 202)).toHaveLength(50);
  expect(statuses.at(-1)).toBe(429);
  await given.settle();
  expect(subscriber.questions).toHaveLength(50);
});
