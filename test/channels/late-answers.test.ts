import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Outcome } from '../../src/channels/adapters/index.ts';
import { claim } from '../../src/channels/claim.ts';
import { conclude } from '../../src/channels/conclude.ts';
import { fanOut } from '../../src/channels/fan-out.ts';
import { keepResult } from '../../src/channels/keep-result.ts';
import { resend } from '../../src/channels/resend.ts';
import { settleDelivery } from '../../src/channels/settle-delivery.ts';
import type { Claim } from '../../src/channels/take-in-hand.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { Edition } from '../../src/release/edition.ts';
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

const withdrawDuty = async (contentId: string) => (await desk.duty(DutyKind.WITHDRAW, contentId))?.state;
const accepted = (remoteId: string): Outcome => {
  return { kind: 'accepted', detail: 'HTTP 200', receipt: { remoteId, url: null } };
};
const REFUSED: Outcome = { kind: 'refused', detail: 'HTTP 400' };

async function claimed(channelId: string): Promise<Claim> {
  return (await claim(desk.system(), channelId)) ?? expect.fail('nothing to claim');
}

/** A content whose first message is on its way, its answer still to come. */
async function onItsWay(): Promise<{ sink: Sink; contentId: string; channelId: string; first: Claim }> {
  const sink = await openSink();
  onTestFinished(() => sink.close());
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await given.settle();
  await desk.launched(contentId, channel);
  return { sink, contentId, channelId: channel.id, first: await claimed(channel.id) };
}

async function withdrawalBegun(contentId: string): Promise<void> {
  await desk.withdrawn(contentId);
  const [edition] = await desk.em().find(Edition, { contentId }, { orderBy: { number: 'desc' } });
  await fanOut(desk.system(), { editionId: edition?.id ?? '' });
}

function minutesPass(minutes: number): void {
  ahead += minutes * 60_000;
  onTestFinished(() => {
    ahead = 0;
  });
}

test.each<[string, Outcome]>([
  ['an acceptance', accepted('1')],
  ['an answer in doubt', { kind: 'unsure', detail: 'cut off' }],
  ['a loss on the way', { kind: 'retry', detail: 'HTTP 502', lost: true }],
])('%s that comes after everything was gone is taken back once more, under another id', async (_, late) => {
  const { sink, contentId, first } = await onItsWay();
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(await withdrawDuty(contentId)).toBe('MET');
  await conclude(desk.system(), first, late);
  expect(await desk.states(contentId)).toEqual(['RETRACTING']);
  expect(await withdrawDuty(contentId)).toBe('OPEN');
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(await withdrawDuty(contentId)).toBe('MET');
  expect(typesOf(sink)).toEqual(['content.withdrawn', 'content.withdrawn']);
  expect(new Set(idsOf(sink)).size).toBe(2);
});

test('nobody may say that a copy is not there while its message may still be on its way', async () => {
  const { sink, contentId, first } = await onItsWay();
  await withdrawalBegun(contentId);
  const finding = { deliveryId: first.deliveryId, arrived: false };
  const refusal = expect.objectContaining({ code: 'WRONG_STATE' });
  await expect(settleDelivery(await given.as('operator'), finding)).rejects.toEqual(refusal);
  minutesPass(10);
  await settleDelivery(await given.as('operator'), finding);
  expect(await desk.states(contentId)).toEqual(['GONE']);
  await conclude(desk.system(), first, accepted('7'));
  expect(await desk.deliveries(contentId)).toMatchObject([
    { state: 'RETRACTING', receipt: { remoteId: '7' }, goneAt: null },
  ]);
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.withdrawn']);
  expect(await desk.states(contentId)).toEqual(['GONE']);
});

test('an answer that comes while the copy is being taken back does not let that retraction count', async () => {
  const { sink, contentId, channelId, first } = await onItsWay();
  await withdrawalBegun(contentId);
  const retraction = await claimed(channelId);
  await conclude(desk.system(), first, accepted('1'));
  await conclude(desk.system(), retraction, accepted('1'));
  expect(await desk.states(contentId)).toEqual(['RETRACTING']);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(idsOf(sink)).not.toContain(`msg_${first.deliveryId}_gone`);
});

test('a stalled worker does not overwrite what a newer try found', async () => {
  const { contentId, channelId, first } = await onItsWay();
  const second = await claimed(channelId);
  await conclude(desk.system(), first, REFUSED);
  expect(await desk.states(contentId)).toEqual(['SENDING']);
  await conclude(desk.system(), second, accepted('2'));
  await conclude(desk.system(), first, accepted('1'));
  expect(await desk.deliveries(contentId)).toMatchObject([{ state: 'SENT', receipt: { remoteId: '2' } }]);
  expect(await desk.outcomes(first.deliveryId)).toEqual(['send.refused', 'send.accepted', 'send.accepted']);
});

test('a stalled worker does not overwrite a try that a person asked for, however often that was tried', async () => {
  const { contentId, channelId, first } = await onItsWay();
  await conclude(desk.system(), await claimed(channelId), REFUSED);
  expect(await desk.states(contentId)).toEqual(['FAILED']);
  await resend(await given.as('operator'), { deliveryId: first.deliveryId });
  const third = await claimed(channelId);
  await conclude(desk.system(), first, REFUSED);
  expect(await desk.states(contentId)).toEqual(['SENDING']);
  await conclude(desk.system(), third, accepted('3'));
  expect(await desk.states(contentId)).toEqual(['SENT']);
});

test('a late answer to what failed meanwhile is kept, and the copy it speaks of is taken back', async () => {
  const { sink, contentId, channelId, first } = await onItsWay();
  await conclude(desk.system(), await claimed(channelId), REFUSED);
  await conclude(desk.system(), first, accepted('1'));
  expect(await desk.deliveries(contentId)).toMatchObject([{ state: 'FAILED', receipt: { remoteId: '1' } }]);
  await desk.withdrawn(contentId);
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.withdrawn']);
  expect(await desk.states(contentId)).toEqual(['GONE']);
});

const TICKET = 'mass:1';
const SILENT: Outcome = { kind: 'unsure', detail: 'the interface does not tell' };
const BUSY: Outcome = { kind: 'retry', detail: 'still sending' };

/** A content that the far side has accepted, its result still to come. */
async function accepting(): Promise<{
  contentId: string;
  result: (round: number, outcome: Outcome) => Promise<void>;
}> {
  const { contentId, first } = await onItsWay();
  const pending = { ticket: TICKET, after: new Date(Date.now() + 3_600_000) };
  const receipt = { remoteId: null, url: null };
  await conclude(desk.system(), first, { kind: 'accepted', detail: 'accepted', receipt, pending });
  const of = { deliveryId: first.deliveryId, ticket: TICKET };
  return { contentId, result: (round, outcome) => keepResult(desk.system(), { ...of, round }, outcome) };
}

test('of what a far side will not tell a person is asked after a while, and it is asked on', async () => {
  const { contentId, result } = await accepting();
  const [{ id = '' } = {}] = await desk.deliveries(contentId);
  await result(9, SILENT);
  await result(30, BUSY);
  expect(await desk.states(contentId)).toEqual(['SENT']);
  await result(10, SILENT);
  expect(await desk.states(contentId)).toEqual(['UNSURE']);
  expect((await desk.duty(DutyKind.RECTIFY, id))?.state).toBe('OPEN');
  await result(11, { ...accepted('1'), landed: true } as Outcome);
  expect(await desk.states(contentId)).toEqual(['LANDED']);
  expect((await desk.duty(DutyKind.RECTIFY, id))?.state).toBe('MET');
});

test('a result that never comes puts nothing in doubt that a person has found or that is being taken back', async () => {
  const { contentId, result } = await accepting();
  const [{ id: deliveryId = '' } = {}] = await desk.deliveries(contentId);
  await result(10, SILENT);
  await settleDelivery(await given.as('operator'), { deliveryId, arrived: true });
  for (const outcome of [SILENT, BUSY]) await result(90, outcome);
  expect(await desk.states(contentId)).toEqual(['LANDED']);
  await withdrawalBegun(contentId);
  for (const outcome of [SILENT, BUSY]) await result(90, outcome);
  expect(await desk.states(contentId)).toEqual(['RETRACTING']);
});
