import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ADAPTERS } from '../../src/channels/adapters/index.ts';
import { MOST_TRIES } from '../../src/channels/backoff.ts';
import { claim } from '../../src/channels/claim.ts';
import { deliver } from '../../src/channels/deliver.ts';
import { Delivery, DeliveryState } from '../../src/channels/delivery.ts';
import { openDoor } from '../../src/channels/open-door.ts';
import { resend } from '../../src/channels/resend.ts';
import { wakeIdle } from '../../src/channels/wake-idle.ts';
import { DutyKind, DutyState } from '../../src/duties/duty.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf, idsOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let ahead = 0;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  desk = deskOf(given);
});
afterAll(() => given.close());

async function sinkOfThisTest(): Promise<Sink> {
  const sink = await openSink();
  onTestFinished(() => sink.close());
  return sink;
}

/** Lets the wait before the next try pass, and looks at the line again as the tick would. */
async function later(channelId: string, ms = 3_600_000): Promise<void> {
  ahead += ms;
  onTestFinished(() => {
    ahead = 0;
  });
  await deliver(desk.system(), { channelId });
}

test('a launched release is delivered, signed, with its receipt and its attempts', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 201, body: JSON.stringify({ id: 7, url: `${sink.url}/7.html` }) });
  sink.fallback = { status: 200, body: '<h1>关于做好 防汛工作的通知</h1>各单位要做好防汛工作。' };
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery).toMatchObject({ state: 'LANDED', receipt: { remoteId: '7', url: `${sink.url}/7.html` } });
  expect(await desk.outcomes(delivery?.id ?? '')).toEqual(['send.accepted', 'probe.landed']);
  const { headers, raw } = sink.received[0] ?? { headers: {}, raw: '' };
  const secret = channel.issuedSecret ?? '';
  const signed = headers as Record<string, string>;
  expect(new Webhook(secret).verify(raw, signed)).toMatchObject({
    type: 'content.published',
    data: { contentId },
  });
  expect(() => new SvixWebhook(secret).verify(raw, signed)).not.toThrow();
  expect(signed['webhook-id']).toBe(`msg_${delivery?.id}`);
});

test('after 503 it is tried again under the same id, and the wait it was asked for is kept', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 503, headers: { 'retry-after': '120' } });
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  await later(channel.id, 60_000);
  expect(sink.received).toHaveLength(1);
  await later(channel.id, 60_000);
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery?.state).toBe('SENT');
  expect(idsOf(sink)).toEqual([`msg_${delivery?.id}`, `msg_${delivery?.id}`]);
  expect(sink.received[0]?.raw).toBe(sink.received[1]?.raw);
  expect(await desk.outcomes(delivery?.id ?? '')).toEqual(['send.retry', 'send.accepted']);
});

test('a try that was put off is made by the queue itself', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 500 });
  const contentId = await desk.published();
  await desk.launched(contentId, await desk.channel(sink));
  await given.settle();
  const states = async () => {
    await given.settle();
    return desk.states(contentId);
  };
  await expect.poll(states, { timeout: 8_000, interval: 300 }).toEqual(['SENT']);
});

test('410 is final until a person sends it again, under the same id', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 410 });
  const contentId = await desk.published();
  await desk.launched(contentId, await desk.channel(sink));
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  const id = delivery?.id ?? '';
  expect(delivery?.state).toBe('FAILED');
  expect(await desk.duty(DutyKind.RECTIFY, id)).toMatchObject({ state: DutyState.OPEN });
  await resend(await given.as('operator'), { deliveryId: id });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect(idsOf(sink)).toEqual([`msg_${id}`, `msg_${id}`]);
  expect(await desk.duty(DutyKind.RECTIFY, id)).toMatchObject({ state: DutyState.MET });
});

test('a delivery that never gets through is given up, and raises a duty', async () => {
  const sink = await sinkOfThisTest();
  sink.fallback = { status: 500 };
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  await given.settle();
  await desk.em().nativeUpdate(Delivery, { contentId }, { tries: MOST_TRIES - 1 });
  await later(channel.id);
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery?.state).toBe('FAILED');
  expect(await desk.duty(DutyKind.RECTIFY, delivery?.id ?? '')).toMatchObject({ state: DutyState.OPEN });
});

test('a worker that dies between sending and storing the answer is followed by one that sends the same message', async () => {
  const sink = await sinkOfThisTest();
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  const claimed = await claim(desk.system(), channel.id);
  const taken = claimed ?? expect.fail('nothing to claim');
  await taken.adapter.send(taken.parcel, openDoor(desk.system(), channel.id, taken).door);
  expect(await desk.states(contentId)).toEqual(['SENDING']);
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery?.state).toBe('SENT');
  expect(idsOf(sink)).toEqual([`msg_${delivery?.id}`, `msg_${delivery?.id}`]);
});

async function withoutMemory(work: () => Promise<void>): Promise<void> {
  const adapter = ADAPTERS.SUBSITE ?? expect.fail('no adapter');
  adapter.idempotent = false;
  try {
    await work();
  } finally {
    adapter.idempotent = true;
  }
}

test('where the far side knows no message again, a lost answer or an interruption is a doubt, and nothing is sent twice', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 502 });
  const [lost, interrupted] = [await desk.channel(sink), await desk.channel(sink)];
  const contentId = await desk.published();
  await given.settle();
  await desk.launched(contentId, lost, interrupted);
  await withoutMemory(async () => {
    await claim(desk.system(), interrupted.id);
    await given.settle();
  });
  expect(await desk.states(contentId)).toEqual(['UNSURE', 'UNSURE']);
  expect(sink.received).toHaveLength(1);
  for (const { id } of await desk.deliveries(contentId)) {
    expect(await desk.duty(DutyKind.RECTIFY, id)).toMatchObject({ state: DutyState.OPEN });
    expect(await desk.outcomes(id)).toEqual(['send.unsure']);
  }
});

test('where the far side knows no message again, a refused connection is tried again all the same', async () => {
  const sink = await openSink();
  const channel = await desk.channel(sink);
  await sink.close();
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  await withoutMemory(() => given.settle());
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
});

test('a fault of our own is tried again, and neither the log nor the attempt quotes a secret', async () => {
  const channel = await desk.channel({ url: 'http://127.0.0.1:9/hook' });
  const secret = channel.issuedSecret ?? '';
  const contentId = await desk.published();
  await desk.launched(contentId, channel);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (text: string) => lines.push(text) });
  const fetch = () => Promise.reject(new TypeError(`cannot sign with ${secret}`));
  await deliver({ ...desk.system(), log, fetch }, { channelId: channel.id });
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery?.state).toBe('PLANNED');
  expect(await desk.outcomes(delivery?.id ?? '')).toEqual(['send.retry']);
  const attempts = await desk.em().execute('select * from attempt where delivery_id = ?', [delivery?.id]);
  expect(lines).toHaveLength(1);
  expect(JSON.stringify([lines, attempts])).not.toContain(secret);
});

test('a line whose job was lost is moved on by the tick', async () => {
  const sink = await sinkOfThisTest();
  const contentId = await desk.published();
  await desk.launched(contentId, await desk.channel(sink));
  await given.hub.orm.em.fork().execute(`delete from pgboss.job where name = 'channels.deliver'`);
  await wakeIdle(desk.system());
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  ahead = 180_000;
  await wakeIdle(desk.system());
  ahead = 0;
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['SENT']);
});

test.each(['PLANNED', 'RETRACTING'])(
  'a %s delivery put off while the clock stood years ahead is taken up by the tick',
  async (state) => {
    const sink = await sinkOfThisTest();
    const contentId = await desk.published();
    await desk.launched(contentId, await desk.channel(sink));
    if (state === 'RETRACTING') {
      await given.settle();
      sink.replies.push({ status: 500, headers: { 'retry-after': '600' } });
      await desk.withdrawn(contentId);
    } else sink.replies.push({ status: 500, headers: { 'retry-after': '600' } });
    await given.settle();
    expect(await desk.states(contentId)).toEqual([state]);
    const nextTryAt = new Date(Date.now() + 3 * 365 * 86_400_000);
    await desk.em().nativeUpdate(Delivery, { contentId }, { nextTryAt });
    await wakeIdle(desk.system());
    await given.settle();
    expect(await desk.states(contentId)).toEqual([state === 'PLANNED' ? 'SENT' : 'GONE']);
  },
);

test('what comes later on a channel waits for what came first, and one dead channel holds up no other', async () => {
  const [dead, alive] = [await sinkOfThisTest(), await sinkOfThisTest()];
  dead.replies.push({ status: 503, headers: { 'retry-after': '600' } });
  const channels = [await desk.channel(dead), await desk.channel(alive)] as const;
  const [first, second] = [await desk.published('第一篇通知'), await desk.published('第二篇通知')];
  await desk.launched(first, ...channels);
  await desk.launched(second, ...channels);
  await given.settle();
  expect(idsOf(alive)).toHaveLength(2);
  expect(idsOf(dead)).toHaveLength(1);
  await later(channels[0].id);
  await given.settle();
  const titles = dead.received.map((one) => one.body.data.title);
  expect(titles).toEqual(['第一篇通知', '第一篇通知', '第二篇通知']);
});

/** Lets sub-sites hang for longer than any test, so that the far side says when it is over. */
function withEndlessPatience(): void {
  const adapter = ADAPTERS.SUBSITE ?? expect.fail('no adapter');
  const { send } = adapter;
  adapter.send = (parcel, door) => {
    const fetch: typeof door.fetch = (url, options) => door.fetch(url, { ...options, timeoutMs: 600_000 });
    return send(parcel, { ...door, fetch });
  };
  onTestFinished(() => {
    adapter.send = send;
  });
}

test('while a channel hangs all others are served as ever, with real workers, and it catches up in order when it answers', {
  timeout: 120_000,
}, async () => {
  withEndlessPatience();
  const [hung, alive] = [await sinkOfThisTest(), await sinkOfThisTest()];
  hung.replies.push({ status: 200, hang: true });
  const slow = await desk.channel(hung);
  const quick = await Promise.all(
    Array.from({ length: 8 }, (_, n) => desk.channel({ url: `${alive.url}/${n}` })),
  );
  await given.hub.jobs.work();
  const contents: string[] = [];
  for (const title of ['甲', '乙', '丙']) {
    contents.push(await desk.published(title));
    await desk.launched(contents.at(-1) ?? '', slow, ...quick);
  }
  const sent = { channel: { $in: quick.map(({ id }) => id) }, state: DeliveryState.SENT };
  await expect.poll(() => desk.em().count(Delivery, sent), { timeout: 60_000 }).toBe(24);
  expect([hung.received.length, hung.hanging()]).toEqual([1, 1]);
  const waiting = await desk.em().find(Delivery, { channel: slow.id }, { orderBy: { plannedAt: 'asc' } });
  expect(waiting.map((delivery) => delivery.state)).toEqual(['SENDING', 'PLANNED', 'PLANNED']);
  hung.letGo();
  const arrived = () => desk.em().count(Delivery, { channel: slow.id, state: DeliveryState.SENT });
  await expect.poll(arrived, { timeout: 30_000 }).toBe(3);
  expect(hung.received.map(({ body }) => body.data.contentId)).toEqual(contents);
});
