import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRendition } from '../../src/channels/approve-rendition.ts';
import type { Channel } from '../../src/channels/channel.ts';
import type { ReleaseInput } from '../../src/channels/inputs.ts';
import { launch } from '../../src/channels/launch.ts';
import { listHeld } from '../../src/channels/list-held.ts';
import { measureRelease } from '../../src/channels/measure-release.ts';
import { previewRelease } from '../../src/channels/preview-release.ts';
import { Rendition } from '../../src/channels/rendition.ts';
import { saveChannelGroup } from '../../src/channels/save-channel-group.ts';
import { setDefaultChannels } from '../../src/channels/set-default-channels.ts';
import { Entry } from '../../src/journal/entry.ts';
import { Release } from '../../src/release/release.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
let sink: Sink;
let byHand: Channel;
let contentId: string;
beforeAll(async () => {
  given = await openTestHub();
  desk = deskOf(given);
  sink = await openSink();
  byHand = await desk.manual({ textLimit: 40 });
  contentId = await desk.published('关于2026年做好防汛工作的通知');
  await given.settle();
});
afterAll(async () => {
  await given.close();
  await sink.close();
});

const own = (text: string, title?: string): ReleaseInput => ({
  contentId,
  channelIds: [byHand.id],
  renditions: [{ channelId: byHand.id, title, text }],
});
const launched = async (input: ReleaseInput) => launch(await given.as('operator'), input);
const refusal = (kind: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', particulars: expect.objectContaining({ kind }) });

test('a preview shows the words of the operator as the channel counts them, and what is wrong with them', async () => {
  const input = { ...own('3月5日前，300家单位要做好防汛工作。'), lockedPhrases: ['各单位'] };
  const preview = await previewRelease(await given.as('operator'), input);
  expect(preview.renditions).toMatchObject([{ length: 20, limit: 40, needsReview: true }]);
  expect(preview.wording.map(({ kind, phrase }) => [kind, phrase])).toEqual([
    ['MISSING', '各单位'],
    ['DATE', '3月5日'],
    ['FIGURE', '300'],
  ]);
});

test.each([
  ['FIGURE', '300家单位要做好防汛工作。'],
  ['DATE', '3月5日起做好防汛工作。'],
  ['TITLE', '按《防汛条例》做好防汛工作。'],
])('a launch is refused whose rendition states a %s of its own', async (kind, text) => {
  await expect(launched(own(text))).rejects.toEqual(refusal(kind));
});

test('a rendition beyond the limit of its channel is refused', async () => {
  await expect(launched(own('各单位要做好防汛工作。'.repeat(9)))).rejects.toThrow(/上限40/);
});

test('words that only leave out go at once, and are kept as they were sent', async () => {
  const release = await launched(own('各单位要做好防汛工作', '做好防汛工作'));
  expect(release.state).toBe('LAUNCHED');
  await given.settle();
  const [delivery] = await desk
    .em()
    .find(Rendition, { edition: release.edition.id, adjustedById: { $ne: null } });
  expect(delivery).toMatchObject({ title: '做好防汛工作', needsReview: false, limit: 40 });
});

test('words of the operator’s own wait for a reviewer who did not write them, and go out as approved', async () => {
  const content = await desk.published('关于防汛的第二个通知');
  await given.settle();
  const input = { ...own('大家行动起来，做好防汛工作。'), contentId: content };
  const release = await launched(input);
  expect(release.state).toBe('HELD');
  await given.settle();
  expect(await desk.states(content)).toEqual([]);
  const reviewer = await given.as('reviewer-office');
  expect((await listHeld(reviewer)).map(({ id }) => id)).toContain(release.id);
  const renditionId = release.renditions[0]?.renditionId ?? '';
  const decision = { releaseId: release.id, renditionId, approve: true };
  await expect(approveRendition(await given.as('operator'), decision)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const author = await given.as('operator');
  const both = { ...author, actor: { ...author.actor, roles: reviewer.actor.roles } };
  await expect(approveRendition(both, decision)).rejects.toMatchObject({ code: 'OWN_WORK' });
  const other = await given.as('reviewer-deputy-secretary');
  await expect(approveRendition(other, decision)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await approveRendition(reviewer, decision)).toMatchObject({ state: 'LAUNCHED' });
  await given.settle();
  const [delivery] = await desk.deliveries(content);
  expect(delivery?.rendition?.id).toBe(renditionId);
  expect(await desk.em().count(Entry, { act: 'rendition.approved', subjectId: renditionId })).toBe(1);
});

test('a rendition that is turned down cancels the release, and nothing is sent', async () => {
  const content = await desk.published('关于防汛的第三个通知');
  const release = await launched({ ...own('大家行动起来。'), contentId: content });
  const renditionId = release.renditions[0]?.renditionId ?? '';
  const decision = { releaseId: release.id, renditionId, approve: false, remark: '语气不当' };
  await approveRendition(await given.as('reviewer-office'), decision);
  await given.settle();
  expect(await desk.em().findOneOrFail(Release, { id: release.id })).toMatchObject({ state: 'CANCELLED' });
  expect(await desk.states(content)).toEqual([]);
});

test('an approval of words of an edition that was corrected meanwhile is refused', async () => {
  const content = await desk.published('关于防汛的第四个通知');
  const release = await launched({ ...own('大家行动起来。'), contentId: content });
  await desk.corrected(content, '关于防汛的第四个通知（修订）');
  const renditionId = release.renditions[0]?.renditionId ?? '';
  const decision = { releaseId: release.id, renditionId, approve: true };
  const decided = approveRendition(await given.as('reviewer-office'), decision);
  await expect(decided).rejects.toMatchObject({ code: 'STALE' });
});

test('a release goes to groups, and is measured against its moment; a section knows where its contents go', async () => {
  const operator = await given.as('operator');
  const channels = [await desk.channel(sink), await desk.channel(sink)];
  const channelIds = channels.map(({ id }) => id);
  const group = await saveChannelGroup(operator, { name: '全部子站', channelIds });
  await expect(saveChannelGroup(operator, { name: '全部子站', channelIds })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const { sections } = await given.site('4300000001');
  const sectionId = sections.get('tzgg')?.id ?? '';
  await setDefaultChannels(operator, { sectionId, channelIds: [], groupIds: [group.id] });
  const asked = `query D($id: ID!) { defaultChannels(contentId: $id) { groupIds channelIds } channelGroups { id name channelIds } }`;
  const { data } = await given.desk('operator', asked, { id: contentId });
  expect(data).toMatchObject({ defaultChannels: { groupIds: [group.id] }, channelGroups: [{ channelIds }] });
  const release = await launched({ contentId, channelIds: [], groupIds: [group.id] });
  await given.settle();
  const measured = await measureRelease(operator, release);
  expect(measured).toMatchObject({ channels: 2, tried: 2, lateMs: expect.any(Number) });
});
