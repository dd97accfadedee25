import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ADAPTERS } from '../../src/channels/adapters/index.ts';
import { Channel, ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { Delivery, DeliveryState } from '../../src/channels/delivery.ts';
import { launch } from '../../src/channels/launch.ts';
import { launchDue } from '../../src/channels/launch-due.ts';
import { listChannels } from '../../src/channels/list-channels.ts';
import { previewRelease } from '../../src/channels/preview-release.ts';
import { settleDelivery } from '../../src/channels/settle-delivery.ts';
import { place } from '../../src/release/place.ts';
import { Release } from '../../src/release/release.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf, typesOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let sink: Sink;
let ahead = 0;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  desk = deskOf(given);
  sink = await openSink();
});
afterAll(async () => {
  await given.close();
  await sink.close();
});

const refusal = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { particulars: expect.objectContaining({ field }) } : {}) });

const HOOK = { url: 'https://sub.example/hook' };
const create = async (username: string, input: object) =>
  createChannel(await given.as(username), {
    name: '子站',
    kind: ChannelKind.SUBSITE,
    settings: HOOK,
    ...input,
  });

test.each([
  ['no address', {}, 'settings.url'],
  ['no web address', { url: 'ftp://sub.example/' }, 'settings.url'],
  ['an address with a password', { url: 'https://u:p@sub.example/' }, 'settings.url'],
  ['a weak secret', { ...HOOK, secret: 'whsec_c2hvcnQ=' }, 'settings.secret'],
  ['a secret of another kind', { ...HOOK, secret: 'hunter2' }, 'settings.secret'],
  ['an unknown payload', { ...HOOK, payload: 'some' }, 'settings.payload'],
  ['a setting that does not exist', { ...HOOK, sekret: 'x' }, 'settings.sekret'],
  ['no object', 'https://sub.example/', 'settings'],
])('a channel with %s is refused, naming the field', async (_, settings, field) => {
  await expect(create('operator', { settings })).rejects.toEqual(refusal('BAD_USER_INPUT', field));
});

test.each(Object.values(ChannelKind).filter((kind) => ADAPTERS[kind] === null))(
  'a channel of kind %s is not there yet',
  async (kind) => {
    await expect(create('operator', { kind })).rejects.toEqual(refusal('NOT_THERE_YET', 'kind'));
  },
);

test('channels are made by operators and administrators, within their organisation', async () => {
  const { site } = await given.site('4300000001');
  await expect(create('editor', {})).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(create('supervisor', {})).rejects.toEqual(refusal('FORBIDDEN'));
  const { site: sub } = await given.site('4300000002');
  const channel = await create('operator', { siteId: sub.id });
  expect(channel.organisation.id).toBe(sub.organisation.id);
  const subEditor = await given.as('editor-2');
  const subOperator = {
    ...subEditor,
    actor: { ...subEditor.actor, roles: (await given.as('operator')).actor.roles },
  };
  const input = { name: '主站渠道', kind: ChannelKind.SUBSITE, settings: HOOK, siteId: site.id };
  await expect(createChannel(subOperator, input)).rejects.toEqual(refusal('FORBIDDEN'));
  const own = await create('operator', {});
  const contentId = await desk.published();
  const elsewhere = launch(subOperator, { contentId, channelIds: [own.id] });
  await expect(elsewhere).rejects.toEqual(refusal('FORBIDDEN'));
  expect((await listChannels(subOperator)).map((one) => one.id)).toEqual([channel.id]);
});

test('an automatic channel must belong to a site', async () => {
  await expect(create('operator', { automatic: true })).rejects.toEqual(
    refusal('BAD_USER_INPUT', 'automatic'),
  );
});

test('an automatic channel gets what is placed on its site, and nothing else', async () => {
  const own = await openSink();
  onTestFinished(() => own.close());
  const { site, sections } = await given.site('4300000003');
  await create('operator', { siteId: site.id, automatic: true, settings: { url: own.url } });
  const contentId = await desk.published();
  await given.settle();
  expect(own.received).toHaveLength(0);
  await place(await given.as('editor'), { contentId, sectionId: sections.get('tzgg')?.id ?? '' });
  await given.settle();
  expect(typesOf(own)).toEqual(['content.published']);
});

test('a preview shows what would be sent, and stores nothing', async () => {
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  const input = { contentId, channelIds: [channel.id], lockedPhrases: ['防汛工作', '安全第一'] };
  const preview = await previewRelease(await given.as('operator'), input);
  expect(preview.renditions).toMatchObject([
    {
      title: '关于做好防汛工作的通知',
      text: '各单位要做好防汛工作。',
      length: 11,
      limit: null,
      problems: [],
    },
  ]);
  expect(preview.wording).toMatchObject([{ phrase: '安全第一', kind: 'MISSING' }]);
  expect(await desk.em().count(Release, { edition: { contentId } })).toBe(0);
  await expect(launch(await given.as('operator'), input)).rejects.toEqual(
    refusal('BAD_USER_INPUT', 'lockedPhrases'),
  );
});

test('a launch refuses the wrong role, no channels, unknown ones, own wording for a sub-site, and withdrawn content', async () => {
  const channel = await desk.channel(sink);
  const contentId = await desk.published();
  const input = { contentId, channelIds: [channel.id] };
  const as = async (username: string, more: object) =>
    launch(await given.as(username), { ...input, ...more });
  await expect(as('supervisor', {})).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(as('operator', { channelIds: [] })).rejects.toEqual(refusal('BAD_USER_INPUT', 'channelIds'));
  await expect(as('operator', { channelIds: ['x'] })).rejects.toEqual(refusal('NOT_FOUND'));
  await expect(as('operator', { contentId: channel.id })).rejects.toEqual(refusal('NOT_FOUND'));
  const renditions = [{ channelId: channel.id, title: '另一个标题' }];
  await expect(as('operator', { renditions })).rejects.toEqual(refusal('BAD_USER_INPUT', 'renditions'));
  await desk.withdrawn(contentId);
  await expect(as('operator', {})).rejects.toEqual(refusal('WRONG_STATE'));
});

async function planned(): Promise<{ contentId: string; release: Release }> {
  const channelIds = [(await desk.channel(sink)).id];
  const contentId = await desk.published();
  await given.settle();
  const at = new Date(Date.now() + 3_600_000);
  const release = await launch(await given.as('operator'), { contentId, channelIds, at });
  await given.settle();
  expect(release.state).toBe('PLANNED');
  expect(await desk.states(contentId)).toEqual([]);
  return { contentId, release };
}

async function hourPasses(): Promise<void> {
  ahead = 3_700_000;
  await launchDue(desk.system());
  ahead = 0;
  await given.settle();
}

test('a release planned for later goes out when its moment has come, with what is live then', async () => {
  const { contentId, release } = await planned();
  await desk.corrected(contentId, '更正后的标题');
  await given.settle();
  await hourPasses();
  const launched = await desk.em().findOneOrFail(Release, { id: release.id }, { populate: ['edition'] });
  expect(launched).toMatchObject({ state: 'LAUNCHED', edition: { number: 2 } });
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect(sink.received.at(-1)?.body.data.title).toBe('更正后的标题');
});

test('a planned release of what is withdrawn meanwhile never goes out', async () => {
  const { contentId, release } = await planned();
  await desk.withdrawn(contentId);
  await given.settle();
  await hourPasses();
  expect(await desk.em().findOneOrFail(Release, { id: release.id })).toMatchObject({ state: 'CANCELLED' });
  expect(await desk.states(contentId)).toEqual([]);
});

test('a person settles what may or may not have arrived', async () => {
  const contentId = await desk.published();
  const channels = [await desk.channel(sink), await desk.channel(sink)];
  await desk.launched(contentId, ...channels);
  await given.settle();
  const [first, second] = await desk.deliveries(contentId);
  const ctx = await given.as('operator');
  const early = settleDelivery(ctx, { deliveryId: first?.id ?? '', arrived: true });
  await expect(early).rejects.toEqual(refusal('WRONG_STATE'));
  await desk.em().nativeUpdate(Delivery, { contentId }, { state: DeliveryState.UNSURE });
  const url = 'https://sub.example/1.html';
  await settleDelivery(ctx, { deliveryId: first?.id ?? '', arrived: true, url });
  await settleDelivery(ctx, { deliveryId: second?.id ?? '', arrived: false });
  expect(await desk.deliveries(contentId)).toMatchObject([
    { state: 'LANDED', receipt: { url } },
    { state: 'FAILED' },
  ]);
  const bad = settleDelivery(ctx, { deliveryId: first?.id ?? '', arrived: true, url: 'javascript:1' });
  await expect(bad).rejects.toEqual(refusal('BAD_USER_INPUT', 'url'));
});

test('a secret is sealed where it lies', async () => {
  const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  const channel = await create('operator', { settings: { ...HOOK, secret } });
  expect(channel.issuedSecret).toBeNull();
  const [row] = await desk.em().execute<object[]>('select * from channel where id = ?', [channel.id]);
  expect(JSON.stringify(row)).toContain('sub.example');
  expect(JSON.stringify(row)).not.toContain(secret.slice(6, 20));
  const read = await desk.em().findOneOrFail(Channel, { id: channel.id });
  expect(JSON.stringify(read)).not.toContain('sealed');
});
