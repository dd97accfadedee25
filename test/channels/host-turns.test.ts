import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ADAPTERS } from '../../src/channels/adapters/index.ts';
import { Channel, ChannelKind } from '../../src/channels/channel.ts';
import { claimAll } from '../../src/channels/claim.ts';
import { concludeAll } from '../../src/channels/conclude.ts';
import { deliver } from '../../src/channels/deliver.ts';
import { HOST_HANDS, hostOf } from '../../src/channels/host.ts';
import { openHubForThisTest, openTestHub, type TestHub } from '../support/hub.ts';
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

async function hostOfThisTest(count: number): Promise<{ sink: Sink; channels: Channel[] }> {
  const sink = await openSink();
  onTestFinished(async () => {
    ahead = 0;
    await sink.close();
  });
  const channels: Channel[] = [];
  for (let n = 0; n < count; n++) channels.push(await desk.channel({ url: `${sink.url}/${n}` }));
  return { sink, channels };
}

const idsOf = (channels: Channel[]) => channels.map(({ id }) => id);
const forgetJobs = () => desk.em().execute(`delete from pgboss.job where name = 'channels.deliver'`);

const { SUBSITE, WEIBO, WECHAT, SCREEN, MANUAL } = ChannelKind;

test.each([
  [SUBSITE, { url: 'https://Sub.Example.gov.cn/hook' }, 'sub.example.gov.cn'],
  [SUBSITE, { url: 'http://sub.example.gov.cn:8080/hook?x=1' }, 'sub.example.gov.cn:8080'],
  [SUBSITE, { url: 'https://sub.example.gov.cn:443/' }, 'sub.example.gov.cn'],
  [SUBSITE, { url: 'no address' }, null],
  [WEIBO, { api: 'https://api.weibo.com', site: 'https://weibo.com' }, 'api.weibo.com'],
  [WECHAT, { api: 'https://api.weixin.qq.com:443/' }, 'api.weixin.qq.com'],
  [SCREEN, {}, null],
  [MANUAL, { note: 'by hand' }, null],
])('a channel of kind %s with the settings %j goes to the host %s', (kind, settings, host) => {
  expect(hostOf(ADAPTERS[kind] ?? {}, settings)).toBe(host);
});

test('accounts on WeChat and Weibo take their turns at the host of the interface', async () => {
  const rehearsing = await openHubForThisTest({ env: { TONGGAO_SANDBOX: '1' }, fetchAllow: '' });
  const kinds = { kind: { $in: [WEIBO, WECHAT] } };
  const channels = await rehearsing.hub.orm.em.fork().find(Channel, kinds);
  const { host } = new URL(rehearsing.hub.publicUrl);
  expect(channels.map((channel) => channel.host)).toEqual([host, host]);
});

test('sub-sites of one host have so many messages in hand between them, and whoever is done lets the next in', {
  timeout: 90_000,
}, async () => {
  const { sink, channels } = await hostOfThisTest(HOST_HANDS + 3);
  const contentId = await desk.published();
  await desk.launched(contentId, ...channels);
  await forgetJobs();
  // Two processes at once look at all of them.
  const halves = [channels.slice(0, 10), channels.slice(10)].map(idsOf);
  const claims = await Promise.all(halves.map((half) => claimAll(desk.system(), half)));
  const inHand = claims.flatMap((some) => [...some.values()]);
  expect(inHand).toHaveLength(HOST_HANDS);
  await given.settle();
  expect(sink.received).toHaveLength(0);
  const [first, ...others] = inHand.map((claim) => {
    const answer = { kind: 'accepted', detail: 'OK', receipt: { remoteId: null, url: null } } as const;
    return { claim, answer };
  });
  if (first) await concludeAll(desk.system(), [first]);
  // One after another through the one place that became free.
  await given.settle();
  expect(sink.received).toHaveLength(3);
  await concludeAll(desk.system(), others);
  expect(new Set(await desk.states(contentId))).toEqual(new Set(['SENT']));
});

test.each([429, 503])(
  'a host that answers %i with Retry-After is left alone by all its sub-sites until then, and by no other',
  async (status) => {
    const { sink, channels } = await hostOfThisTest(2);
    const elsewhere = await hostOfThisTest(1);
    const [asked, quiet] = channels;
    sink.replies.push({ status, headers: { 'retry-after': '300' } });
    const contentId = await desk.published();
    await desk.launched(contentId, ...channels, ...elsewhere.channels);
    await forgetJobs();
    await deliver(desk.system(), { channelId: asked?.id ?? '' });
    await deliver(desk.system(), { channelId: quiet?.id ?? '' });
    await deliver(desk.system(), { channelId: elsewhere.channels[0]?.id ?? '' });
    expect([sink.received.length, elsewhere.sink.received.length]).toEqual([1, 1]);
    ahead = 301_000;
    await deliver(desk.system(), { channelId: quiet?.id ?? '' });
    expect(sink.received).toHaveLength(2);
  },
);

test('a fault of one sub-site lets the others of its host go on', async () => {
  const { sink, channels } = await hostOfThisTest(2);
  sink.replies.push({ status: 500, headers: { 'retry-after': '300' } });
  await desk.launched(await desk.published(), ...channels);
  await given.settle();
  expect(sink.received).toHaveLength(2);
});

test('what is withdrawn does not wait for what its host asked for before', async () => {
  const { sink, channels } = await hostOfThisTest(2);
  const contentId = await desk.published();
  await desk.launched(contentId, ...channels);
  await given.settle();
  sink.replies.push({ status: 503, headers: { 'retry-after': '600' } });
  await desk.launched(await desk.published('另一篇通知'), ...channels);
  await given.settle();
  await desk.withdrawn(contentId);
  await given.settle();
  expect(typesOf(sink).filter((type) => type === 'content.withdrawn')).toHaveLength(2);
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
});

test('a rest that was written while the clock stood years ahead holds up nobody', async () => {
  const { sink, channels } = await hostOfThisTest(1);
  const host = new URL(sink.url).host;
  await desk
    .em()
    .execute(`insert into far_host values (?, now() + interval '3 years', ?)`, [host, randomUUID()]);
  await desk.launched(await desk.published(), ...channels);
  await given.settle();
  expect(sink.received).toHaveLength(1);
});
