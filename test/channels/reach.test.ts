import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Channel, ChannelKind } from '../../src/channels/channel.ts';
import { createChannel } from '../../src/channels/create-channel.ts';
import { Publication } from '../../src/release/publication.ts';
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
  sink.fallback = { status: 200, body: JSON.stringify({ id: 'an answer of the main site' }) };
});
afterAll(async () => {
  await given.close();
  await sink.close();
});

const FIELDS = 'id deliveries { channel { id settings } attempts { detail } }';
const RELEASES = `query Releases($contentId: ID!) { releases(contentId: $contentId) { ${FIELDS} } }`;
const RELEASE = `query Release($id: ID!) { release(id: $id) { ${FIELDS} } }`;

interface Seen {
  id: string;
  deliveries: { channel: { id: string } }[];
}

async function channelOf(siteCode: string): Promise<Channel> {
  const { site } = await given.site(siteCode);
  const settings = { url: sink.url };
  const input = { name: '子站', kind: ChannelKind.SUBSITE, siteId: site.id, settings };
  return createChannel(await given.as('operator'), input);
}

async function launched(...channels: Channel[]): Promise<{ contentId: string; id: string }> {
  const contentId = await desk.published();
  const { id } = await desk.launched(contentId, ...channels);
  await given.settle();
  return { contentId, id };
}

async function seenBy(username: string, asked: { contentId: string; id: string }) {
  const list = await given.desk<{ releases: Seen[] }>(username, RELEASES, { contentId: asked.contentId });
  const one = await given.desk<{ release: Seen | null }>(username, RELEASE, { id: asked.id });
  expect([list.errors, one.errors]).toEqual([undefined, undefined]);
  return { releases: list.data.releases, release: one.data.release };
}

test('a release on channels and of a site out of reach is not there', async () => {
  const asked = await launched(await channelOf('4300000001'));
  expect(await seenBy('editor-2', asked)).toEqual({ releases: [], release: null });
  const seen = await seenBy('editor', asked);
  expect(seen.release?.deliveries).toHaveLength(1);
  expect(seen.releases).toEqual([seen.release]);
});

test('of a release on channels of several organisations everybody sees the deliveries of theirs', async () => {
  const own = await channelOf('4300000002');
  const asked = await launched(await channelOf('4300000001'), own);
  const seen = await seenBy('editor-2', asked);
  expect(seen.release?.deliveries).toMatchObject([{ channel: { id: own.id } }]);
  expect(seen.releases).toEqual([seen.release]);
  expect((await seenBy('editor', asked)).release?.deliveries).toHaveLength(2);
});

test('a release of the own content on channels out of reach shows no delivery', async () => {
  const asked = await launched(await channelOf('4300000001'));
  const { site } = await given.site('4300000002');
  await desk.em().nativeUpdate(Publication, { id: asked.contentId }, { site: site.id });
  const empty = { id: asked.id, deliveries: [] };
  expect(await seenBy('editor-2', asked)).toEqual({ releases: [empty], release: empty });
});
