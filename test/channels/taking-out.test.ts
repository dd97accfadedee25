import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Channel, ChannelKind } from '../../src/channels/channel.ts';
import { claim } from '../../src/channels/claim.ts';
import { conclude } from '../../src/channels/conclude.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { deliver } from '../../src/channels/deliver.ts';
import { fanOut } from '../../src/channels/fan-out.ts';
import { Edition } from '../../src/release/edition.ts';
import { place } from '../../src/release/place.ts';
import { restore } from '../../src/release/restore.ts';
import { unplace } from '../../src/release/unplace.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf, idsOf, typesOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

const SITE = '4300000003';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
const ahead = 0;
beforeAll(async () => {
  given = await openTestHub({ now: () => new Date(Date.now() + ahead) });
  desk = deskOf(given);
});
afterAll(() => given.close());

interface Carried {
  sink: Sink;
  channel: Channel;
  contentId: string;
}

async function sectionOf(code: string): Promise<string> {
  return (await given.site(SITE)).sections.get(code)?.id ?? expect.fail(`no section ${code}`);
}

async function placed(contentId: string, code = 'tzgg'): Promise<void> {
  await place(await given.as('editor'), { contentId, sectionId: await sectionOf(code) });
  await given.settle();
}

async function unplaced(contentId: string, code = 'tzgg'): Promise<void> {
  const sectionId = await sectionOf(code);
  await unplace(await given.as('editor'), { contentId, sectionId, reason: '与本地无关' });
  await given.settle();
}

/** A content placed on a site whose automatic channel has it. */
async function carried(): Promise<Carried> {
  const sink = await openSink();
  const { site } = await given.site(SITE);
  const input = { name: '子站', kind: ChannelKind.SUBSITE, siteId: site.id, settings: { url: sink.url } };
  const channel = await createChannel(await given.as('operator'), { ...input, automatic: true });
  onTestFinished(async () => {
    await sink.close();
    // What the next test places must not go here.
    await desk.em().execute('update channel set automatic = false where id = ?', [channel.id]);
  });
  const contentId = await desk.published();
  await given.settle();
  await placed(contentId);
  expect(typesOf(sink)).toEqual(['content.published']);
  return { sink, channel, contentId };
}

test('what is taken out of a site is taken back from its automatic channels, with the reason', async () => {
  const { sink, contentId } = await carried();
  await unplaced(contentId);
  expect(await desk.states(contentId)).toEqual(['GONE']);
  const [delivery] = await desk.deliveries(contentId);
  expect(idsOf(sink)).toEqual([`msg_${delivery?.id}`, `msg_${delivery?.id}_gone`]);
  expect(sink.received.at(-1)?.body).toMatchObject({
    type: 'content.withdrawn',
    data: { contentId, edition: 1, withdrawal: { kind: 'WITHDRAWN', explanation: '与本地无关' } },
  });
});

test('a correction, a withdrawal and a restoration do not go where a content was taken out', async () => {
  const { sink, contentId } = await carried();
  await unplaced(contentId);
  await desk.corrected(contentId, '更正后的标题');
  await given.settle();
  await desk.withdrawn(contentId);
  await given.settle();
  await restore(await given.as('editor'), { contentId });
  await given.settle();
  expect(typesOf(sink)).toEqual(['content.published', 'content.withdrawn']);
});

test('what is placed again is delivered again, and may be taken out again, under new ids', async () => {
  const { sink, contentId } = await carried();
  await unplaced(contentId);
  await placed(contentId);
  expect(await desk.states(contentId)).toEqual(['SENT']);
  await unplaced(contentId);
  const [delivery] = await desk.deliveries(contentId);
  const id = `msg_${delivery?.id}`;
  expect(idsOf(sink)).toEqual([id, `${id}_gone`, `${id}_2`, `${id}_2_gone`]);
  expect(await desk.states(contentId)).toEqual(['GONE']);
});

test('a content that another section of the site still carries stays', async () => {
  const { sink, contentId } = await carried();
  await placed(contentId, 'gzdt');
  await unplaced(contentId);
  expect(await desk.states(contentId)).toEqual(['SENT']);
  await unplaced(contentId, 'gzdt');
  expect(typesOf(sink)).toEqual(['content.published', 'content.withdrawn']);
});

test('a content that a person released to the channel stays', async () => {
  const { sink, channel, contentId } = await carried();
  await desk.launched(contentId, channel);
  await unplaced(contentId);
  expect(await desk.states(contentId)).toEqual(['SENT']);
  expect(typesOf(sink)).toEqual(['content.published']);
});

test('what is placed again before it was taken back is delivered again, and every copy stands for one', async () => {
  const { sink, contentId } = await carried();
  await desk.corrected(contentId, '更正后的标题');
  await given.settle();
  sink.replies.push({ status: 503, headers: { 'retry-after': '7200' } });
  await unplaced(contentId);
  expect(await desk.states(contentId)).toEqual(['RETRACTING', 'RETRACTING']);
  await placed(contentId);
  expect(await desk.states(contentId)).toEqual(['GONE', 'SENT']);
  expect(typesOf(sink).slice(2)).toEqual(['content.withdrawn', 'content.corrected']);
  expect(new Set(idsOf(sink)).size).toBe(4);
});

test('a withdrawal of what is still being taken out is told in its own words', async () => {
  const { sink, channel, contentId } = await carried();
  sink.replies.push({ status: 503, headers: { 'retry-after': '60' } });
  await unplaced(contentId);
  await desk.withdrawn(contentId);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE']);
  expect(new Set(idsOf(sink)).size).toBe(3);
  expect(sink.received.at(-1)?.body).toMatchObject({ data: { withdrawal: { kind: 'GONE' }, edition: 2 } });
  await deliver(desk.system(), { channelId: channel.id });
  expect(typesOf(sink)).toHaveLength(3);
});

test('a copy that comes after it was taken out is taken back too', async () => {
  const { sink, channel, contentId } = await carried();
  await desk.corrected(contentId, '更正后的标题');
  const [edition] = await desk.em().find(Edition, { contentId }, { orderBy: { number: 'desc' } });
  await fanOut(desk.system(), { editionId: edition?.id ?? '' });
  const first = (await claim(desk.system(), channel.id)) ?? expect.fail('nothing to claim');
  await unplaced(contentId);
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  const receipt = { remoteId: '1', url: null };
  await conclude(desk.system(), first, { kind: 'accepted', detail: 'HTTP 200', receipt });
  expect(await desk.states(contentId)).toEqual(['GONE', 'RETRACTING']);
  await given.settle();
  expect(await desk.states(contentId)).toEqual(['GONE', 'GONE']);
  expect(typesOf(sink)).toEqual(['content.published', 'content.withdrawn', 'content.withdrawn']);
});
