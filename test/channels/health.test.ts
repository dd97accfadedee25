import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ADAPTERS, type Adapter, type Outcome } from '../../src/channels/adapters/index.ts';
import { changeChannel } from '../../src/channels/change-channel.ts';
import { Channel } from '../../src/channels/channel.ts';
import { healthOf } from '../../src/channels/channel-health.ts';
import { checkChannels } from '../../src/channels/check-channels.ts';
import { deliver } from '../../src/channels/deliver.ts';
import { openMemory } from '../../src/channels/open-memory.ts';
import { resumeChannel } from '../../src/channels/resume-channel.ts';
import { rotateSecret } from '../../src/channels/rotate-secret.ts';
import { settleDelivery } from '../../src/channels/settle-delivery.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { resealSecrets } from '../../src/reseal.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf, typesOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let ahead = 0;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  desk = deskOf(given);
});
afterAll(() => given.close());

async function opened(): Promise<{ sink: Sink; channel: Channel; contentId: string }> {
  const sink = await openSink();
  onTestFinished(async () => {
    ahead = 0;
    await sink.close();
  });
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  await given.settle();
  return { sink, channel, contentId };
}

async function healthNow(id: string) {
  return healthOf(await desk.em().findOneOrFail(Channel, { id }), new Date(Date.now() + ahead));
}

/** Puts a far side of the test's own behind the sub-sites while `work` runs. */
async function withAdapter(changes: Partial<Adapter>, work: () => Promise<void>): Promise<void> {
  const adapters = ADAPTERS as { SUBSITE: Adapter };
  const { SUBSITE } = adapters;
  adapters.SUBSITE = { ...SUBSITE, ...changes };
  try {
    await work();
  } finally {
    adapters.SUBSITE = SUBSITE;
  }
}

const accepted = (more: object = {}): Outcome => ({
  kind: 'accepted',
  detail: 'OK',
  receipt: { remoteId: 'r1', url: null },
  ...more,
});
const LATER = { ticket: 'job-7', after: new Date(0) };

test('a channel that fails five times is paused, says so, lets a withdrawal through, and catches up in order', async () => {
  const { sink, channel, contentId } = await opened();
  sink.fallback = { status: 500, body: 'database down' };
  await desk.launched(contentId, channel);
  for (let tries = 0; tries < 5; tries++) {
    await deliver(desk.system(), { channelId: channel.id });
    ahead += 60_000;
  }
  ahead -= 60_000;
  expect(await healthNow(channel.id)).toMatchObject({
    state: 'PAUSED',
    pausedBy: 'BREAKER',
    failures: 5,
    problem: expect.stringContaining('database down'),
  });
  const before = sink.received.length;
  const second = await desk.published('第二个通知');
  await desk.launched(second, channel);
  await deliver(desk.system(), { channelId: channel.id });
  expect(sink.received).toHaveLength(before);
  sink.fallback = { status: 200 };
  await desk.withdrawn(contentId);
  await given.settle();
  expect(typesOf(sink).slice(before)).toEqual(['content.withdrawn', 'content.published']);
  expect(await healthNow(channel.id)).toMatchObject({ state: 'WORKS', failures: 0, problem: null });
});

test('a release tells how many stand where, and lists first what needs somebody', async () => {
  const { channel, contentId } = await opened();
  const refusing = await openSink();
  onTestFinished(() => refusing.close());
  refusing.fallback = { status: 400 };
  const release = await desk.launched(contentId, channel, await desk.channel(refusing));
  await given.settle();
  const asked = `query B($id: ID!) { release(id: $id) { tally { planned sent accepted failed }
    board(first: 10) { edges { node { state nextStep } } } punctuality { tried } } }`;
  const { data } = await given.desk('operator', asked, { id: release.id });
  expect(data.release).toEqual({
    tally: { planned: 2, sent: 2, accepted: 1, failed: 1 },
    board: {
      edges: [
        { node: { state: 'FAILED', nextStep: expect.stringContaining('重新投递') } },
        { node: { state: 'SENT', nextStep: expect.stringContaining('对方已接收') } },
      ],
    },
    punctuality: { tried: 2 },
  });
});

test('an adapter that looks after its channel may let it stand still before anything is sent', async () => {
  const { channel } = await opened();
  const check = async (): Promise<Outcome> => ({ kind: 'reauthorise', detail: 'the token expires tomorrow' });
  await withAdapter({ check }, () => checkChannels(desk.system()));
  expect(await healthNow(channel.id)).toMatchObject({ state: 'PAUSED', pausedBy: 'AUTHORISATION' });
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('OPEN');
});

test('a quota pauses what is to be posted until its moment, and not what is to be taken back', async () => {
  const { channel, contentId } = await opened();
  await desk.launched(contentId, channel);
  const until = new Date(Date.now() + 3_600_000);
  await withAdapter({ send: async () => ({ kind: 'paused', detail: 'quota', until }) }, () => given.settle());
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  expect(await healthNow(channel.id)).toMatchObject({
    state: 'PAUSED',
    pausedBy: 'QUOTA',
    pausedUntil: until,
  });
  ahead = 3_700_000;
  await deliver(desk.system(), { channelId: channel.id });
  expect(await desk.states(contentId)).toEqual(['SENT']);
});

test('a channel that lets us in no more asks a person, and goes on with new settings', async () => {
  const { sink, channel, contentId } = await opened();
  await desk.launched(contentId, channel);
  await withAdapter({ send: async () => ({ kind: 'reauthorise', detail: 'token revoked' }) }, () =>
    given.settle(),
  );
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('OPEN');
  await changeChannel(await given.as('operator'), { id: channel.id, settings: { payload: 'thin' } });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('MET');
  expect(sink.received[0]?.body.data.body).toBeUndefined();
  await expect(resumeChannel(await given.as('operator'), { id: channel.id })).rejects.toMatchObject({
    code: 'WRONG_STATE',
  });
});

test('a result that comes later lands the delivery, or fails it with a duty', async () => {
  for (const [result, state] of [
    [accepted({ landed: true, receipt: { remoteId: 'a1', url: 'https://far.example/1' } }), 'LANDED'],
    [{ kind: 'refused', detail: 'not approved by the platform' }, 'FAILED'],
  ] as const) {
    const { channel, contentId } = await opened();
    await desk.launched(contentId, channel);
    const far = { send: async () => accepted({ pending: LATER }), result: async () => result as Outcome };
    await withAdapter(far, () => given.settle());
    const [delivery] = await desk.deliveries(contentId);
    expect(delivery).toMatchObject({ state, ticket: null });
    expect((await desk.duty(DutyKind.RECTIFY, delivery?.id ?? ''))?.state).toBe(
      state === 'FAILED' ? 'OPEN' : undefined,
    );
  }
});

test('where nothing can be changed or taken back, a correction is a post of its own, and a withdrawal one notice and a person’s task for each', async () => {
  const { channel, contentId } = await opened();
  const sent: string[] = [];
  const far: Partial<Adapter> = {
    update: undefined,
    retract: undefined,
    send: async ({ edition, standing }) => {
      sent.push(`${edition.act}:${standing?.remoteId ?? '-'}`);
      return accepted({ receipt: { remoteId: `r${sent.length}`, url: null } });
    },
  };
  await withAdapter(far, async () => {
    await desk.launched(contentId, channel);
    await given.settle();
    await desk.corrected(contentId, '更正后的标题');
    await given.settle();
    await desk.withdrawn(contentId);
    await given.settle();
    expect(sent).toEqual(['PUBLISH:-', 'CORRECT:r1', 'WITHDRAW:r2']);
    const deliveries = await desk.deliveries(contentId);
    expect(deliveries.map(({ state }) => state)).toEqual(['RETRACTING', 'RETRACTING']);
    for (const { id } of deliveries) {
      expect((await desk.duty(DutyKind.RECTIFY, id))?.state).toBe('OPEN');
      await settleDelivery(await given.as('operator'), { deliveryId: id, arrived: false });
    }
    await given.settle();
    expect(sent).toHaveLength(3);
    expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('MET');
  });
});

test('what an adapter remembers is sealed, shared, and never overwritten unseen', async () => {
  const { channel } = await opened();
  const [one, other] = [0, 1].map(() => openMemory(desk.system(), channel.id, () => undefined)) as [
    ReturnType<typeof openMemory>,
    ReturnType<typeof openMemory>,
  ];
  expect(await one.read('token')).toBeNull();
  expect(await one.write('token', 'access-1', { version: 0 })).toBe(true);
  expect(await other.write('token', 'access-2', { version: 0 })).toBe(false);
  expect(await other.read('token')).toEqual({ value: 'access-1', version: 1 });
  expect(
    await other.write('token', 'access-2', { version: 1, expiresAt: new Date(Date.now() + 60_000) }),
  ).toBe(true);
  expect(JSON.stringify(await desk.em().execute('select * from channel_memory'))).not.toContain('access-');
  ahead = 120_000;
  expect(await one.read('token')).toBeNull();
  expect(await one.write('token', 'access-3', { version: 0 })).toBe(true);
});

test('what an adapter remembers is swept a day after it has expired, and nothing else is', async () => {
  const { channel } = await opened();
  const memory = openMemory(desk.system(), channel.id, () => undefined);
  const expiresAt = new Date(Date.now() + 60_000);
  await memory.write('lasting', 'picture-1', { version: 0 });
  await memory.write('token', 'access-1', { version: 0, expiresAt });
  await memory.write('later', 'access-2', { version: 0, expiresAt: new Date(Date.now() + 2 * 86_400_000) });
  const names = async () => {
    await checkChannels(desk.system());
    const kept = 'select name from channel_memory where channel_id = ? order by name';
    return (await desk.em().execute<{ name: string }[]>(kept, [channel.id])).map(({ name }) => name);
  };
  ahead = 120_000;
  expect(await names()).toEqual(['lasting', 'later', 'token']);
  ahead = 86_400_000 + 120_000;
  expect(await names()).toEqual(['lasting', 'later']);
  expect(await memory.write('token', 'access-3', { version: 0 })).toBe(true);
  expect(await memory.read('token')).toEqual({ value: 'access-3', version: 1 });
});

test('after the key of the hub has changed the former one still opens, until everything is sealed anew', async () => {
  const { sink, channel, contentId } = await opened();
  await openMemory(desk.system(), channel.id, () => undefined).write('token', 'access-9', { version: 0 });
  const secret = 'another secret that is long enough for tests';
  const changed = { ...desk.system(), secret };
  const both = { ...changed, formerSecrets: [desk.system().secret] };
  expect(await openMemory(changed, channel.id, () => undefined).read('token')).toMatchObject({ value: '' });
  expect(await openMemory(both, channel.id, () => undefined).read('token')).toMatchObject({
    value: 'access-9',
  });
  expect(await resealSecrets(both)).toMatchObject({ lost: 0 });
  expect(await openMemory(changed, channel.id, () => undefined).read('token')).toMatchObject({
    value: 'access-9',
  });
  await desk.launched(contentId, channel);
  await deliver(changed, { channelId: channel.id });
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect(typesOf(sink)).toEqual(['content.published']);
  await resealSecrets({ ...desk.system(), formerSecrets: [secret] });
});

test('a new secret signs beside the old one for the time of the overlap, and alone afterwards', async () => {
  const { sink, channel, contentId } = await opened();
  const old = channel.issuedSecret ?? '';
  const changed = await rotateSecret(await given.as('operator'), { id: channel.id, overlapHours: 24 });
  const fresh = changed.issuedSecret ?? '';
  const verified = (secret: string) => {
    const { raw, headers } = sink.received.at(-1) ?? expect.fail('nothing was sent');
    try {
      return new Webhook(secret).verify(raw, headers as Record<string, string>) !== null;
    } catch {
      return false;
    }
  };
  await desk.launched(contentId, channel);
  await given.settle();
  expect([verified(old), verified(fresh)]).toEqual([true, true]);
  await desk.em().nativeUpdate(
    Channel,
    { id: channel.id },
    {
      settings: { url: sink.url, payload: 'full', formerUntil: new Date(Date.now() - 1_000).toISOString() },
    },
  );
  await desk.withdrawn(contentId);
  await given.settle();
  expect([verified(old), verified(fresh)]).toEqual([false, true]);
});

test('a sub-site tells the address of its page by a signed call, and the page is compared with the edition', async () => {
  const { sink, channel, contentId } = await opened();
  await desk.launched(contentId, channel);
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  const messageId = `msg_${delivery?.id}`;
  const body = JSON.stringify({ type: 'content.landed', data: { messageId, url: `${sink.url}/1.html` } });
  const call = (secret: string) => {
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'receipt-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('receipt-1', at, body),
    };
    return fetch(`${given.hub.publicUrl}/channels/${channel.id}/callback`, { method: 'POST', headers, body });
  };
  expect((await call(`whsec_${Buffer.alloc(32, 1).toString('base64')}`)).status).toBe(403);
  sink.fallback = { status: 200, body: '<h1>关于做好防汛工作的通知</h1><p>各单位不必做好防汛工作。</p>' };
  expect((await call(channel.issuedSecret ?? '')).status).toBe(204);
  await given.settle();
  expect(await desk.outcomes(delivery?.id ?? '')).toEqual([
    'send.accepted',
    'result.accepted',
    'probe.altered',
  ]);
  expect((await desk.duty(DutyKind.RECTIFY, delivery?.id ?? ''))?.state).toBe('OPEN');
});
