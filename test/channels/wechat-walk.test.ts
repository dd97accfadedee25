import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askResult } from '../../src/channels/ask-result.ts';
import { changeChannel } from '../../src/channels/change-channel.ts';
import { Channel, ChannelKind, PauseReason } from '../../src/channels/channel.ts';
import { claim } from '../../src/channels/claim.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import type { Delivery } from '../../src/channels/delivery.ts';
import { offboard } from '../../src/channels/offboard.ts';
import { previewRelease } from '../../src/channels/preview-release.ts';
import { proveDelivery } from '../../src/channels/prove-delivery.ts';
import { watchAccounts } from '../../src/channels/watch-accounts.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { until } from '../support/until.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.ts';

const KEYS = { callbackToken: 'rehearsal', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };

let given: Rehearsal['given'];
let desk: Rehearsal['desk'];
let rehearsal: Rehearsal;
let channel: Channel;
beforeAll(async () => {
  rehearsal = await openRehearsal(ChannelKind.WECHAT, 'wechat');
  ({ given, desk } = rehearsal);
});
beforeEach(async () => {
  channel = await rehearsal.channel();
});
afterAll(() => given.close());

/** Asks for the results of a content's deliveries, as the queue would, until none is to come. */
async function resulted(contentId: string): Promise<void> {
  await until('the results', async () => {
    const waiting = (await desk.deliveries(contentId)).filter(({ ticket }) => ticket !== null);
    for (const { id, ticket } of waiting) {
      await askResult(desk.system(), { deliveryId: id, ticket: ticket ?? '', round: 1 });
    }
    await given.settle();
    return waiting.length === 0 || null;
  });
}

const newest = async (contentId: string): Promise<Delivery | undefined> =>
  (await desk.deliveries(contentId)).at(-1);

test('a release lands on WeChat once it is published, its correction links to it, and its withdrawal deletes both', async () => {
  const contentId = await rehearsal.launched('关于做好防汛工作的通知');
  expect(await desk.states(contentId)).toEqual(['SENT']);
  await resulted(contentId);
  const first = await newest(contentId);
  expect(first).toMatchObject({
    state: 'LANDED',
    receipt: { url: expect.stringContaining('/sandbox/wechat/s/') },
  });
  const url = first?.receipt?.url ?? '';
  expect(await (await fetch(url)).text()).toContain('关于做好防汛工作的通知');
  await desk.corrected(contentId, '关于做好防汛抗旱工作的通知');
  await given.settle();
  await resulted(contentId);
  expect(await desk.states(contentId)).toEqual(['LANDED', 'LANDED']);
  const second = (await newest(contentId))?.receipt?.url ?? '';
  expect(await (await fetch(second)).text()).toContain(`原文章：`);
  expect(await (await fetch(second)).text()).toContain(url);
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('MET');
  for (const one of [url, second]) expect(await (await fetch(one)).text()).toContain('已被发布者删除');
});

test('where corrections take the place of what they correct, the older article is deleted once the new one is there', async () => {
  await rehearsal.enter({ corrections: 'replace' });
  const contentId = await rehearsal.launched('关于做好秋收工作的通知');
  await resulted(contentId);
  await desk.corrected(contentId, '关于做好秋收冬种工作的通知');
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['LANDED', 'SENT']);
  await resulted(contentId);
  expect(await desk.states(contentId)).toEqual(['GONE', 'LANDED']);
  expect(await rehearsal.wall()).toContain('关于做好秋收冬种工作的通知');
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  await rehearsal.enter({ corrections: 'post' });
});

test('an article that WeChat refuses after it took it has failed, with the reason, and is a person’s task', async () => {
  await rehearsal.post('faults', { at: 'post', fault: 'status-4' });
  const contentId = await rehearsal.launched('关于开展消防检查的通知');
  await resulted(contentId);
  const delivery = await newest(contentId);
  expect(delivery?.state).toBe('FAILED');
  expect(await desk.outcomes(delivery?.id ?? '')).toContain('result.refused');
  expect((await desk.duty(DutyKind.RECTIFY, delivery?.id ?? ''))?.state).toBe('OPEN');
});

test('where WeChat refuses to delete, a person is asked to, with the words of a notice at hand', async () => {
  const contentId = await rehearsal.launched('关于做好防台风工作的通知');
  await resulted(contentId);
  await rehearsal.post('faults', { at: 'post', fault: '53503' });
  await desk.withdrawn(contentId);
  await given.settle();
  const { id: deliveryId = '' } = (await newest(contentId)) ?? {};
  const row = `{ deliveries(first: 1, contentId: "${contentId}") { edges { node {
    state nextStep noticedAt nextTryAt notice { title text } } } } }`;
  const { data } = await given.desk<{ deliveries: { edges: { node: object }[] } }>('operator', row);
  expect(data.deliveries.edges[0]?.node).toMatchObject({
    state: 'RETRACTING',
    nextStep: expect.stringContaining('请到渠道上删除并上传凭证'),
    noticedAt: expect.any(String),
    nextTryAt: expect.any(String),
    notice: {
      title: '关于撤下《关于做好防台风工作的通知》的说明',
      text: expect.stringContaining('已撤下。说明：内容有误。详见：'),
    },
  });
  expect((await desk.duty(DutyKind.DELIVER, deliveryId))?.state).toBe('OPEN');
  await proveDelivery(await given.as('operator'), { deliveryId, url: 'https://mp.weixin.qq.com/s/gone' });
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect((await desk.duty(DutyKind.DELIVER, deliveryId))?.state).toBe('MET');
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('MET');
});

test('a submission whose answer broke off is read back by the hub, and published once', async () => {
  await rehearsal.post('faults', { at: 'post', fault: 'cut' });
  const contentId = await rehearsal.launched('关于做好春耕工作的通知');
  expect(await desk.states(contentId)).toEqual(['UNSURE']);
  await resulted(contentId);
  expect(await newest(contentId)).toMatchObject({
    state: 'LANDED',
    receipt: { remoteId: expect.any(String) },
  });
  expect((await rehearsal.wall()).match(/<b>关于做好春耕工作的通知<\/b>/g)).toHaveLength(1);
});

test('what a dead worker had not submitted is sent again without a person', async () => {
  const contentId = await desk.published('关于做好夏种工作的通知');
  await desk.launched(contentId, channel);
  // It marked the delivery, and died.
  expect(await claim(desk.system(), channel.id)).toMatchObject({ mode: 'send' });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['UNSURE']);
  await resulted(contentId);
  expect(await desk.states(contentId)).toEqual(['LANDED']);
  expect((await rehearsal.wall()).match(/<b>关于做好夏种工作的通知<\/b>/g)).toHaveLength(1);
  const [{ id = '' } = {}] = await desk.deliveries(contentId);
  expect((await desk.duty(DutyKind.RECTIFY, id))?.state).toBe('MET');
});

test('the result that WeChat tells by itself is heard, and a stranger’s is not', async () => {
  await rehearsal.enter(KEYS);
  const address = `${given.hub.publicUrl}/channels/${channel.id}/callback`;
  await rehearsal.post('callback', { url: address, token: KEYS.callbackToken, aesKey: KEYS.encodingAesKey });
  const contentId = await rehearsal.launched('关于做好冬训工作的通知');
  await until('the event', async () => (await newest(contentId))?.ticket === null || null);
  await given.settle();
  expect(await newest(contentId)).toMatchObject({ state: 'LANDED', ticket: null });
  const query = new URLSearchParams({ timestamp: '1', nonce: '1', msg_signature: '0'.repeat(40) });
  const forged = await fetch(`${address}?${query}`, {
    method: 'POST',
    body: '<xml><Encrypt>x</Encrypt></xml>',
  });
  expect(forged.status).toBe(403);
});

test('an account without the right to publish stands still until a person has put that right', async () => {
  await rehearsal.post('faults', { at: 'post', fault: '48001' });
  const contentId = await rehearsal.launched('关于做好防火工作的通知');
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  const { pausedBy, problem } = await desk.em().findOneOrFail(Channel, { id: channel.id });
  expect(pausedBy).toBe(PauseReason.AUTHORISATION);
  expect(problem).toContain('接口权限');
  await rehearsal.enter({ appSecret: 'sandbox-secret' });
  await given.settle();
  await resulted(contentId);
  expect(await desk.states(contentId)).toEqual(['LANDED']);
});

test('an operator who only strikes out a sentence of what would go out needs no review', async () => {
  const contentId = await desk.published('关于做好护林工作的通知');
  const preview = async (text: string | null) => {
    const input = {
      contentId,
      channelIds: [channel.id],
      renditions: text ? [{ channelId: channel.id, text }] : [],
    };
    return (await previewRelease(await given.as('operator'), input)).renditions[0];
  };
  const whole = (await preview(null))?.text ?? '';
  expect(whole).toContain('详见：');
  expect(await preview(whole)).toMatchObject({ text: whole, needsReview: false });
  expect(await preview(whole.replace('要做好', '不必做好'))).toMatchObject({ needsReview: true });
});

test('the secrets are told to nobody', async () => {
  const { data } = await given.desk('operator', '{ channels { name settings health { problem } } }');
  expect(JSON.stringify(data)).toContain('wxsandbox00000001');
  for (const secret of ['sandbox-secret', KEYS.encodingAesKey, KEYS.callbackToken]) {
    expect(JSON.stringify(data)).not.toContain(secret);
  }
});

test('a channel needs a filed account; one that falls asleep is a duty, and who leaves has the credentials changed', async () => {
  const { site } = await given.site('4300000001');
  const settings = { appId: 'wx0001', appSecret: 'sandbox-secret' };
  const input = { name: '另一个公众号', kind: ChannelKind.WECHAT, siteId: site.id, settings };
  await expect(createChannel(await given.as('operator'), input)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
  const accountId = channel.account?.id ?? '';
  const later = { ...desk.system(), now: () => new Date(Date.now() + 20 * 86_400_000) };
  await watchAccounts(later);
  expect((await desk.duty(DutyKind.UPDATE, accountId))?.state).toBe('OPEN');
  const { id: userId } = (await given.as('operator')).actor;
  await offboard(await given.as('admin'), { userId: userId ?? '' });
  expect((await desk.duty(DutyKind.ROTATE, channel.id))?.state).toBe('OPEN');
  const change = async (settings: object) =>
    changeChannel(await given.as('admin'), { id: channel.id, settings });
  await change({ appSecret: 'sandbox-secret', callbackToken: 'another' });
  expect((await desk.duty(DutyKind.ROTATE, channel.id))?.state).toBe('OPEN');
  await change({ appSecret: 'sandbox-secret-2' });
  expect((await desk.duty(DutyKind.ROTATE, channel.id))?.state).toBe('MET');
});
