import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askResult } from '../../src/channels/ask-result.ts';
import { Channel, ChannelKind, PauseReason } from '../../src/channels/channel.ts';
import { checkChannels } from '../../src/channels/check-channels.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.ts';

let given: Rehearsal['given'];
let desk: Rehearsal['desk'];
let rehearsal: Rehearsal;
let channel: Channel;
beforeAll(async () => {
  rehearsal = await openRehearsal(ChannelKind.WEIBO, 'weibo');
  ({ given, desk } = rehearsal);
});
beforeEach(async () => {
  channel = await rehearsal.channel();
});
afterAll(() => given.close());

const paused = async () => (await desk.em().findOneOrFail(Channel, { id: channel.id })).pausedBy;

test('a release lands on Weibo with its address, its correction is a post that leads to it, and its withdrawal deletes both', async () => {
  const contentId = await rehearsal.launched('关于做好防汛工作的通知');
  const [first] = await desk.deliveries(contentId);
  expect(first).toMatchObject({
    state: 'LANDED',
    receipt: { url: expect.stringContaining('/sandbox/weibo/') },
  });
  const url = first?.receipt?.url ?? '';
  expect(await (await fetch(url)).text()).toContain('【关于做好防汛工作的通知】');
  await desk.corrected(contentId, '关于做好防汛抗旱工作的通知');
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['LANDED', 'LANDED']);
  const second = (await desk.deliveries(contentId))[1];
  expect(second?.receipt?.url).not.toBe(url);
  expect(await rehearsal.wall()).toContain('【更正：关于做好防汛抗旱工作的通知】');
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  expect(await rehearsal.wall()).not.toContain('防汛');
  expect((await desk.duty(DutyKind.WITHDRAW, contentId))?.state).toBe('MET');
});

test('a token that is refused pauses the channel until a person has authorised anew, and then what waited is posted', async () => {
  await rehearsal.enter({ accessToken: 'expired-shili.gov.cn' });
  const contentId = await rehearsal.launched('关于开展消防检查的通知');
  expect(await desk.states(contentId)).toEqual(['PLANNED']);
  expect(await paused()).toBe(PauseReason.AUTHORISATION);
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('OPEN');
  await rehearsal.enter({ accessToken: 'sandbox-shili.gov.cn' });
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['LANDED']);
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('MET');
});

test('a post whose answer broke off is read back by the hub, and posted once', async () => {
  await rehearsal.post('faults', { fault: 'cut' });
  const contentId = await rehearsal.launched('关于做好秋收工作的通知');
  expect(await desk.states(contentId)).toEqual(['UNSURE']);
  const { id: deliveryId = '', ticket } = (await desk.deliveries(contentId))[0] ?? {};
  await askResult(desk.system(), { deliveryId, ticket: ticket ?? '', round: 1 });
  await given.settle();
  const [delivery] = await desk.deliveries(contentId);
  expect(await desk.outcomes(delivery?.id ?? '')).toEqual(
    expect.arrayContaining(['send.unsure', 'result.accepted']),
  );
  expect(delivery).toMatchObject({ state: 'LANDED', receipt: { remoteId: expect.any(String) } });
  expect((await rehearsal.wall()).match(/秋收/g)).toHaveLength(1);
  expect((await desk.duty(DutyKind.RECTIFY, delivery?.id ?? ''))?.state).toBe('MET');
});

test('a token that is about to expire is a duty while the channel works on, and a new one settles it', async () => {
  await rehearsal.enter({ expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
  await checkChannels(desk.system());
  expect(await paused()).toBeNull();
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('OPEN');
  await rehearsal.enter({ expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() });
  expect((await desk.duty(DutyKind.RECTIFY, channel.id))?.state).toBe('MET');
});

test('the token is told to nobody', async () => {
  const { data } = await given.desk('operator', '{ channels { name settings health { problem } } }');
  expect(JSON.stringify(data)).toContain('boundDomain');
  expect(JSON.stringify(data)).not.toContain('sandbox-shili');
});
