import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Channel, ChannelKind } from '../../src/channels/channel.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { deskOf } from './desk.ts';
import { openSink, type Sink } from './sink.ts';

let given: TestHub;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  given = await openTestHub();
  desk = deskOf(given);
});
afterAll(() => given.close());

const CHANNELS = '{ channels { id settings } }';
const CREATE = `mutation CreateChannel($input: ChannelInput!) { createChannel(input: $input) { id settings } }`;

interface Shown {
  id: string;
  settings: { url: string };
}

async function sinkOfThisTest(): Promise<Sink> {
  const sink = await openSink();
  onTestFinished(() => sink.close());
  return sink;
}

async function shownNow(id: string): Promise<string | undefined> {
  const { data } = await given.desk<{ channels: Shown[] }>('admin', CHANNELS);
  return data.channels.find((channel) => channel.id === id)?.settings.url;
}

test('what stands in the query of an address is told to the far side and to nobody else', async () => {
  const sink = await sinkOfThisTest();
  sink.fallback = { status: 400, body: 'the key k-73-a%62c (k-73-abc) is not known here' };
  const url = `${sink.url}?key=k-73-a%62c&to=7`;
  const { site } = await given.site('4300000001');
  const input = { name: '子站', kind: 'SUBSITE', siteId: site.id, settings: { url } };
  const created = await given.desk<{ createChannel: Shown }>('operator', CREATE, { input });
  const { id, settings } = created.data.createChannel;
  expect(settings.url).toBe(`${sink.url}?…`);
  expect(await shownNow(id)).toBe(`${sink.url}?…`);
  const contentId = await desk.published();
  await desk.launched(contentId, await desk.em().findOneOrFail(Channel, { id }));
  await given.settle();
  expect(sink.received[0]?.path).toBe('/hook?key=k-73-a%62c&to=7');
  const stored = await desk.em().execute('select * from channel');
  const attempts = await desk.em().execute<{ detail: string }[]>('select * from attempt');
  const journal = await desk.em().execute('select * from journal_entry');
  expect(attempts.map((attempt) => attempt.detail)).toEqual([
    'HTTP 400: the key [redacted] ([redacted]) is not known here',
  ]);
  expect(JSON.stringify([created, stored, attempts, journal])).not.toContain('k-73');
});

test.each(['?k=1', '#x'])('an address that ends in %s is kept whole for the far side', async (query) => {
  const sink = await sinkOfThisTest();
  const channel = await desk.channel({ url: `${sink.url}${query}` });
  await desk.launched(await desk.published(), channel);
  await given.settle();
  expect(sink.received[0]?.path).toBe(query.startsWith('#') ? '/hook' : `/hook${query}`);
  expect(await shownNow(channel.id)).toBe(`${sink.url}?…`);
});

test('an address without a query is shown whole', async () => {
  const sink = await sinkOfThisTest();
  const channel = await desk.channel(sink);
  expect(await shownNow(channel.id)).toBe(sink.url);
});

test('an address that was stored whole, by an earlier version, is not shown whole', async () => {
  const sink = await sinkOfThisTest();
  const channel = await desk.channel(sink);
  const settings = { url: `${sink.url}?key=stored-in-the-clear`, payload: 'full' };
  await desk.em().nativeUpdate(Channel, { id: channel.id }, { settings });
  expect(channel.kind).toBe(ChannelKind.SUBSITE);
  expect(await shownNow(channel.id)).toBe(`${sink.url}?…`);
});

test.each(['https://user@sub.example/hook', 'https://user:word@sub.example/hook?key=1'])(
  'an address with credentials is refused, and not quoted: %s',
  async (url) => {
    const input = { name: '子站', kind: 'SUBSITE', settings: { url } };
    const { errors } = await given.desk('operator', CREATE, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'settings.url' });
    expect(JSON.stringify(errors)).not.toContain('sub.example');
  },
);
