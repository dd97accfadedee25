import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { claim } from '../../src/channels/claim.ts';
import { conclude } from '../../src/channels/conclude.ts';
import { deliver } from '../../src/channels/deliver.ts';
import { Delivery } from '../../src/channels/delivery.ts';
import { fanOut } from '../../src/channels/fan-out.ts';
import { resend } from '../../src/channels/resend.ts';
import { settleDelivery } from '../../src/channels/settle-delivery.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { restore } from '../../src/release/restore.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf, idsOf, typesOf } from './desk.ts';
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

async function later(channelId: string, ms = 7_200_000): Promise<void> {
  ahead += ms;
  onTestFinished(() => {
    ahead = 0;
  });
  await deliver(desk.system(), { channelId });
}

const withdrawDuty = async (contentId: string) => (await desk.duty(DutyKind.WITHDRAW, contentId))?.state;
const refusal = (code: string) => expect.objectContaining({ code });

async function sent(...sinks: Sink[]) {
  const channels = await Promise.all(sinks.map((sink) => desk.channel(sink)));
  const contentId = await desk.published();
  await desk.launched(contentId, ...channels);
  await given.settle();
  return { contentId, channels };
}

test('a withdrawal reaches every channel, and is done when the last one has said gone', async () => {
  const [quick, slow] = [await sinkOfThisTest(), await sinkOfThisTest()];
  const { contentId, channels } = await sent(quick, slow);
  slow.replies.push({ status: 503, headers: { 'retry-after': '600' } });
  await desk.withdrawn(contentId);
  await given.settle();
  expect((await desk.states(contentId)).sort()).toEqual(['GONE', 'RETRACTING']);
  expect(await withdrawDuty(contentId)).toBe('OPEN');
  await later(channels[1]?.id ?? '');
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  expect(await withdrawDuty(contentId)).not.toBe('OPEN');
  for (const delivery of await desk.deliveries(contentId)) expect(delivery.goneAt).not.toBeNull();
  const [message] = quick.received.slice(-1);
  expect(message?.body).toMatchObject({
    type: 'content.withdrawn',
    data: { contentId, edition: 2, body: null, withdrawal: { kind: 'GONE', explanation: '内容有误' } },
  });
  const [id] = idsOf(slow);
  expect(idsOf(slow)).toEqual([id, `${id}_gone`, `${id}_gone`]);
});

test('a withdrawal within its hour is met in time', async () => {
  const { contentId } = await sent(await sinkOfThisTest());
  await desk.withdrawn(contentId, WithdrawalKind.WITHDRAWN);
  await given.settle();
  expect(await withdrawDuty(contentId)).toBe('MET');
});

test('a content that went nowhere is gone at once', async () => {
  const contentId = await desk.published();
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await withdrawDuty(contentId)).toBe('MET');
});

test('what has not been sent is not sent after its withdrawal', async () => {
  const sink = await sinkOfThisTest();
  const contentId = await desk.published();
  await given.settle();
  await desk.launched(contentId, await desk.channel(sink));
  await desk.withdrawn(contentId);
  await given.settle();
  expect(sink.received).toHaveLength(0);
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(await withdrawDuty(contentId)).toBe('MET');
});

test('a line that comes to a withdrawn content before its withdrawal is fanned out sends nothing', async () => {
  const sink = await sinkOfThisTest();
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await given.settle();
  await desk.launched(contentId, channel);
  await desk.withdrawn(contentId);
  await deliver(desk.system(), { channelId: channel.id });
  expect(sink.received).toHaveLength(0);
  expect(await desk.states(contentId)).toEqual(['GONE']);
  await given.settle();
  expect(await withdrawDuty(contentId)).toBe('MET');
});

test('a copy that was on its way when it was withdrawn is taken back after it', async () => {
  const sink = await sinkOfThisTest();
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await given.settle();
  await desk.launched(contentId, channel);
  const claimed = (await claim(desk.system(), channel.id)) ?? expect.fail('nothing to claim');
  await desk.withdrawn(contentId);
  const editions = await desk.em().find(Edition, { contentId }, { orderBy: { number: 'desc' } });
  await fanOut(desk.system(), { editionId: editions[0]?.id ?? '' });
  expect(await desk.states(contentId)).toEqual(['RETRACTING']);
  const receipt = { remoteId: '1', url: null };
  await conclude(desk.system(), claimed, { kind: 'accepted', detail: 'HTTP 200', receipt });
  expect(await desk.states(contentId)).toEqual(['RETRACTING']);
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.withdrawn']);
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery).toMatchObject({ state: 'GONE', receipt: { remoteId: '1' } });
  expect(delivery?.sentAt).not.toBeNull();
});

test('a try whose answer was lost counts as a copy that must be taken back', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 502, headers: { 'retry-after': '600' } });
  const { contentId } = await sent(sink);
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  await desk.withdrawn(contentId);
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.published', 'content.withdrawn']);
  expect(await desk.states(contentId)).toEqual(['GONE']);
});

test('a delivery in trouble does not hold up the withdrawal of another content on its channel', async () => {
  const sink = await sinkOfThisTest();
  const { contentId, channels } = await sent(sink);
  sink.replies.push({ status: 500, headers: { 'retry-after': '7200' } });
  const other = await desk.published('另一篇通知');
  await desk.launched(other, ...channels);
  await given.settle();
  expect(await desk.states(other)).toEqual(['PLANNED']);
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(await desk.states(other)).toEqual(['PLANNED']);
});

test('a retraction that is refused is never given up, and a person may settle it', async () => {
  const sink = await sinkOfThisTest();
  const { contentId, channels } = await sent(sink);
  sink.fallback = { status: 404 };
  await desk.withdrawn(contentId);
  await given.settle();
  await later(channels[0]?.id ?? '');
  const [delivery] = await desk.deliveries(contentId);
  const deliveryId = delivery?.id ?? '';
  expect(await desk.outcomes(deliveryId)).toEqual(['send.accepted', 'retract.refused', 'retract.refused']);
  expect(delivery?.state).toBe('RETRACTING');
  expect(delivery?.nextTryAt).not.toBeNull();
  await resend(await given.as('operator'), { deliveryId });
  await given.settle();
  expect(await desk.outcomes(deliveryId)).toHaveLength(4);
  await expect(settleDelivery(await given.as('operator'), { deliveryId, arrived: true })).rejects.toEqual(
    refusal('WRONG_STATE'),
  );
  await settleDelivery(await given.as('operator'), { deliveryId, arrived: false });
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(await withdrawDuty(contentId)).not.toBe('OPEN');
  expect((await desk.duty(DutyKind.RECTIFY, deliveryId))?.state).not.toBe('OPEN');
});

test('a correction goes wherever a copy is, and one withdrawal takes all of them back', async () => {
  const sink = await sinkOfThisTest();
  const { contentId } = await sent(sink);
  await desk.corrected(contentId, '关于做好防汛工作的通知（更正）');
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.published', 'content.corrected']);
  expect(await desk.states(contentId)).toEqual(['SENT', 'SENT']);
  await desk.withdrawn(contentId);
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.published', 'content.corrected', 'content.withdrawn']);
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  expect(await withdrawDuty(contentId)).toBe('MET');
});

test('a person who settles the newest copy leaves no older one behind', async () => {
  const sink = await sinkOfThisTest();
  const { contentId } = await sent(sink);
  await desk.corrected(contentId, '更正后的标题');
  await given.settle();
  sink.replies.push({ status: 404 });
  await desk.withdrawn(contentId);
  await given.settle();
  const [older, newest] = await desk.deliveries(contentId);
  expect([older?.state, newest?.state]).toEqual(['RETRACTING', 'RETRACTING']);
  await settleDelivery(await given.as('operator'), { deliveryId: newest?.id ?? '', arrived: false });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  expect(idsOf(sink).at(-1)).toBe(`msg_${older?.id}_gone`);
  expect(await withdrawDuty(contentId)).not.toBe('OPEN');
});

test('what is restored and there again leaves no older copy in retraction', async () => {
  const sink = await sinkOfThisTest();
  const { contentId, channels } = await sent(sink);
  await desk.corrected(contentId, '更正后的标题');
  await given.settle();
  sink.replies.push({ status: 404 });
  await desk.withdrawn(contentId);
  await given.settle();
  await restore(await given.as('editor'), { contentId });
  await given.settle();
  await later(channels[0]?.id ?? '');
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE', 'SENT']);
  expect(await withdrawDuty(contentId)).not.toBe('OPEN');
});

test('an older edition is not sent after a newer one is there', async () => {
  const sink = await sinkOfThisTest();
  sink.replies.push({ status: 410 });
  const { contentId, channels } = await sent(sink);
  await desk.corrected(contentId, '更正后的标题');
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['FAILED', 'SENT']);
  const [older] = await desk.deliveries(contentId);
  const again = async () => resend(await given.as('operator'), { deliveryId: older?.id ?? '' });
  await expect(again()).rejects.toEqual(refusal('WRONG_STATE'));
  await desk.em().nativeUpdate(Delivery, { id: older?.id ?? '' }, { state: 'PLANNED' as never });
  await deliver(desk.system(), { channelId: channels[0]?.id ?? '' });
  expect(await desk.states(contentId)).toEqual(['GONE', 'SENT']);
  expect(typesOf(sink)).toEqual(['content.published', 'content.corrected']);
});

test('a restoration goes back to the sub-sites that had lost it, under a new id', async () => {
  const sink = await sinkOfThisTest();
  const { contentId } = await sent(sink);
  await desk.withdrawn(contentId);
  await given.settle();
  await restore(await given.as('editor'), { contentId });
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.published', 'content.withdrawn', 'content.restored']);
  expect(await desk.states(contentId)).toEqual(['GONE', 'SENT']);
  expect(new Set(idsOf(sink)).size).toBe(3);
});

test('what is restored and there again is not taken down by a withdrawal that was late', async () => {
  const sink = await sinkOfThisTest();
  const { contentId, channels } = await sent(sink);
  sink.replies.push({ status: 404 });
  await desk.withdrawn(contentId);
  await given.settle();
  await restore(await given.as('editor'), { contentId });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['RETRACTING', 'SENT']);
  await later(channels[0]?.id ?? '');
  expect(await desk.states(contentId)).toEqual(['GONE', 'SENT']);
  expect(typesOf(sink)).toEqual(['content.published', 'content.withdrawn', 'content.restored']);
  expect(await withdrawDuty(contentId)).not.toBe('OPEN');
});

test('fanning out twice plans nothing twice', async () => {
  const sink = await sinkOfThisTest();
  await desk.channel(sink, { automatic: true });
  const contentId = await desk.published();
  await given.settle();
  const [edition] = await desk.em().find(Edition, { contentId });
  await fanOut(desk.system(), { editionId: edition?.id ?? '' });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect(sink.received).toHaveLength(1);
});
