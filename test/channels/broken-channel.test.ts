import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ADAPTERS } from '../../src/channels/adapters/index.ts';
import { Channel, ChannelKind } from '../../src/channels/channel.ts';
import { deliver } from '../../src/channels/deliver.ts';
import { resend } from '../../src/channels/resend.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import type { Context } from '../../src/identity/context.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf, typesOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  given = await openTestHub();
  desk = deskOf(given);
});
afterAll(() => given.close());

/** A content launched to a channel of its own, not yet sent. */
async function launched(): Promise<{ sink: Sink; contentId: string; channelId: string }> {
  const sink = await openSink();
  onTestFinished(() => sink.close());
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await given.settle();
  await desk.launched(contentId, channel);
  return { sink, contentId, channelId: channel.id };
}

const attempts = (deliveryId: string) =>
  desk
    .em()
    .execute<{ outcome: string; detail: string }[]>(
      'select outcome, detail from attempt where delivery_id = ? order by at, id',
      [deliveryId],
    );
const trouble = async (id: string) => (await desk.duty(DutyKind.RECTIFY, id))?.state;
const otherSecret = (): Context => ({ ...desk.system(), secret: 'a secret that was not there before' });

test('a channel whose secrets were sealed under another secret refuses, says why, and raises a duty', async () => {
  const { sink, contentId, channelId } = await launched();
  await deliver(otherSecret(), { channelId });
  const [delivery] = await desk.deliveries(contentId);
  const deliveryId = delivery?.id ?? '';
  expect(delivery?.state).toBe('FAILED');
  expect(await attempts(deliveryId)).toEqual([
    { outcome: 'send.refused', detail: expect.stringContaining('TONGGAO_SECRET') },
  ]);
  expect(await trouble(deliveryId)).toBe('OPEN');
  await resend(await given.as('operator'), { deliveryId });
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.published']);
  expect(await trouble(deliveryId)).toBe('MET');
});

test('a retraction from a channel that does not open is not given up', async () => {
  const { contentId, channelId } = await launched();
  await given.settle();
  await desk.em().nativeUpdate(Channel, { id: channelId }, { sealed: 'v1.AAAA' });
  await desk.withdrawn(contentId);
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery).toMatchObject({ state: 'RETRACTING', nextTryAt: expect.any(Date) });
  expect((await desk.duty(DutyKind.DELIVER, delivery?.id ?? ''))?.state).toBe('OPEN');
});

test('settings that no longer pass the check refuse too, without quoting them', async () => {
  const { contentId, channelId } = await launched();
  const settings = { url: 'https://key-in-the-name.example/', payload: 'no longer known' };
  await desk.em().nativeUpdate(Channel, { id: channelId }, { settings });
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery?.state).toBe('FAILED');
  const [attempt] = await attempts(delivery?.id ?? '');
  expect(attempt?.detail).toContain('payload');
  expect(attempt?.detail).not.toContain('key-in-the-name');
  expect(await trouble(delivery?.id ?? '')).toBe('OPEN');
});

test('a kind of channel that lost its adapter refuses, and raises a duty', async () => {
  const { contentId } = await launched();
  const adapters = ADAPTERS as Record<ChannelKind, unknown>;
  const { SUBSITE } = ADAPTERS;
  adapters[ChannelKind.SUBSITE] = null;
  try {
    await given.settle();
  } finally {
    adapters[ChannelKind.SUBSITE] = SUBSITE;
  }
  const [delivery] = await desk.deliveries(contentId);
  expect(delivery?.state).toBe('FAILED');
  expect(await attempts(delivery?.id ?? '')).toEqual([
    { outcome: 'send.refused', detail: expect.stringContaining('SUBSITE') },
  ]);
  expect(await trouble(delivery?.id ?? '')).toBe('OPEN');
});
