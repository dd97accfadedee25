import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let sink: Sink;
beforeAll(async () => {
  given = await openTestHub();
  desk = deskOf(given);
  sink = await openSink();
});
afterAll(async () => {
  await given.close();
  await sink.close();
});

const CREATE = `mutation CreateChannel($input: ChannelInput!) { createChannel(input: $input) { id kind name issuedSecret settings } }`;
const PREVIEW = `mutation PreviewRelease($input: ReleaseInput!) {
  previewRelease(input: $input) { renditions { channel { id kind } title text length limit problems } wording { phrase channel { id } kind } }
}`;
const LAUNCH = `mutation Launch($input: ReleaseInput!) { launch(input: $input) { id state } }`;
const RELEASE = `query Release($id: ID!) {
  release(id: $id) {
    id state launchedAt edition { number hash }
    deliveries { id channel { id kind name } state attempts { at outcome detail } receipt { remoteId url at } sentAt landedAt goneAt }
  }
}`;
const RESEND = `mutation Resend($deliveryId: ID!) { resend(deliveryId: $deliveryId) { id state } }`;
const SETTLE = `mutation SettleDelivery($deliveryId: ID!, $arrived: Boolean!, $url: String) { settleDelivery(deliveryId: $deliveryId, arrived: $arrived, url: $url) { id state } }`;
const CHANNELS = `{ channels { id kind name automatic settings issuedSecret site { code } } }`;

interface Created {
  createChannel: { id: string; kind: string; name: string; issuedSecret: string | null; settings: object };
}

async function created(settings: object): Promise<Created['createChannel']> {
  const { site } = await given.site('4300000001');
  const input = { name: '教育局网站', kind: 'SUBSITE', siteId: site.id, settings };
  return (await given.desk<Created>('operator', CREATE, { input })).data.createChannel;
}

interface Delivered {
  id: string;
  state: string;
  attempts: { outcome: string; detail: string }[];
}
interface Released {
  release: { id: string; state: string; edition: { number: number }; deliveries: Delivered[] };
}

async function launched(channelId: string): Promise<string> {
  const input = { contentId: await desk.published(), channelIds: [channelId] };
  const { data } = await given.desk<{ launch: { id: string; state: string } }>('operator', LAUNCH, { input });
  expect(data.launch.state).toBe('LAUNCHED');
  await given.settle();
  return data.launch.id;
}

const released = async (id: string) => (await given.desk<Released>('operator', RELEASE, { id })).data.release;

test('a release is previewed, launched and followed by the contract', async () => {
  sink.replies.push({ status: 200, body: JSON.stringify({ id: 'a1' }) });
  const channel = await created({ url: sink.url });
  const input = { contentId: await desk.published(), channelIds: [channel.id] };
  const preview = await given.desk('operator', PREVIEW, { input });
  expect(preview.errors).toBeUndefined();
  expect(preview.data).toMatchObject({
    previewRelease: {
      renditions: [{ channel: { id: channel.id, kind: 'SUBSITE' }, limit: null }],
      wording: [],
    },
  });
  expect(await released(await launched(channel.id))).toMatchObject({
    state: 'LAUNCHED',
    edition: { number: 1 },
    launchedAt: expect.any(String),
    deliveries: [
      {
        channel: { id: channel.id, kind: 'SUBSITE', name: '教育局网站' },
        state: 'SENT',
        attempts: [{ outcome: 'send.accepted', detail: 'HTTP 200: {"id":"a1"}' }],
        receipt: { remoteId: 'a1', url: null, at: expect.any(String) },
        sentAt: expect.any(String),
        landedAt: null,
        goneAt: null,
      },
    ],
  });
});

test('a failed delivery is sent again, and one in doubt is settled, by the contract', async () => {
  sink.replies.push({ status: 400 });
  const { id } = await created({ url: sink.url });
  const releaseId = await launched(id);
  const [delivery] = (await released(releaseId)).deliveries;
  expect(delivery?.state).toBe('FAILED');
  const deliveryId = delivery?.id ?? '';
  const again = await given.desk('operator', RESEND, { deliveryId });
  expect(again.data).toEqual({ resend: { id: deliveryId, state: 'PLANNED' } });
  await given.settle();
  expect((await released(releaseId)).deliveries[0]?.state).toBe('SENT');
  const settled = await given.desk('operator', SETTLE, { deliveryId, arrived: true });
  expect(settled.errors?.[0]?.extensions.code).toBe('WRONG_STATE');
  const outsider = await given.desk('editor-2', RESEND, { deliveryId });
  expect(outsider.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const nobody = await given.desk('', RELEASE, { id: releaseId });
  expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('a secret is told once to whoever made the channel, and never again in any answer, journal or attempt', async () => {
  const channel = await created({ url: sink.url });
  const secret = channel.issuedSecret ?? '';
  expect(secret).toMatch(/^whsec_/);
  expect(channel.settings).toEqual({ url: sink.url, payload: 'full' });
  sink.replies.push(
    { status: 500, body: `expected ${secret}` },
    { status: 400, body: `still expected ${secret}` },
  );
  const releaseId = await launched(channel.id);
  const answers = [await given.desk('admin', CHANNELS), await released(releaseId)];
  const bad = await given.desk('operator', CREATE, {
    input: { name: 'x', kind: 'SUBSITE', settings: { url: 'nowhere', secret } },
  });
  const journal = await desk.em().execute('select * from journal_entry');
  const attempts = await desk.em().execute<{ detail: string }[]>('select * from attempt');
  expect(attempts.map((attempt) => attempt.detail)).toContain('HTTP 500: expected [redacted]');
  const everything = JSON.stringify([answers, bad, journal, attempts]);
  expect(everything).not.toContain(secret);
  expect(everything).not.toContain(secret.slice(6));
});
