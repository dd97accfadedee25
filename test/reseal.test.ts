import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMemory } from '../src/channels/open-memory.ts';
import { SYSTEM } from '../src/identity/actor.ts';
import type { Context } from '../src/identity/context.ts';
import { FeedKind } from '../src/ingest/feed.ts';
import { HubSubscription } from '../src/ingest/websub/hub-subscription.ts';
import { takeDelivery } from '../src/ingest/websub/take-delivery.ts';
import { unseal } from '../src/platform/seal.ts';
import { resealSecrets, sealedColumns } from '../src/reseal.ts';
import { deskOf } from './channels/desk.ts';
import { fileFeed, openUpstream, pollAsHub } from './ingest/ingest-hub.ts';
import { StrictHub } from './ingest/websub/strict-hub.ts';
import { StrictSubscriber } from './reading/websub/strict-subscriber.ts';
import { openTestHub, type TestHub } from './support/hub.ts';

const COLUMNS = [
  'channel.sealed',
  'channel_memory.sealed',
  'hub_subscription.sealed',
  'subscriber.asked_sealed',
  'subscriber.sealed',
];

const TABLES = `select table_name as "table", array_agg(column_name::text order by column_name) as columns
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'jsonb', 'ARRAY')
  group by table_name order by table_name`;

let given: TestHub;
let upstreamHub: StrictHub;
let system: Context;
let changed: Context;
beforeAll(async () => {
  given = await openTestHub();
  system = given.hub.context(SYSTEM);
  const secret = 'another secret that is long enough for tests';
  changed = { ...system, secret, formerSecrets: [system.secret] };
});
beforeEach(() => keepSecretsOfEveryKind());
afterAll(() => given.close());

async function subscribeAtUpstream(): Promise<void> {
  upstreamHub = await new StrictHub().open();
  const upstream = await openUpstream(2);
  const links = `<atom:link rel="hub" href="${upstreamHub.origin}/"/><atom:link rel="self" href="${upstream.listUrl}"/>`;
  const item = `<item><title>关于防汛的通知</title><link>${upstream.origin}/zcwj/t1.html</link></item>`;
  const body = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>政策</title>${links}${item}</channel></rss>`;
  upstream.list = { headers: { 'content-type': 'application/rss+xml' }, body };
  await pollAsHub(given, await fileFeed(given, upstream.listUrl, { kind: FeedKind.RSS }));
  await given.settle();
  expect(await upstreamHub.verify()).toBe(true);
}

async function keepSecretsOfEveryKind(): Promise<void> {
  const channel = await deskOf(given).channel({ url: 'https://sub.example/hook' });
  await openMemory(system, channel.id, () => undefined).write('token', 'access-9', { version: 0 });
  await subscribeAtUpstream();
  const subscriber = await new StrictSubscriber().open();
  const { publicUrl } = given.hub;
  const [hub, topic] = [`${publicUrl}/websub/hub`, `${publicUrl}/feeds/sites/4300000001.json`];
  await subscriber.ask(hub, 'subscribe', topic);
  await given.settle();
  // Renewed, and not confirmed yet.
  await subscriber.ask(hub, 'subscribe', topic);
}

/** Every sealed text in the database, by the column it stands in. */
async function sealedTexts(): Promise<[string, string][]> {
  const em = given.hub.orm.em.fork();
  const found: [string, string][] = [];
  for (const { table, columns } of await em.execute<{ table: string; columns: string[] }[]>(TABLES)) {
    for (const row of await em.execute<Record<string, unknown>[]>(`select * from "${table}"`)) {
      for (const column of columns) {
        const texts = JSON.stringify(row[column] ?? '').match(/\bv1\.[\w-]{38,}/g) ?? [];
        found.push(...texts.map((text): [string, string] => [`${table}.${column}`, text]));
      }
    }
  }
  return found;
}

test('sealed texts stand in columns that are called so and nowhere else, and each of them is known', async () => {
  const found = await sealedTexts();
  expect([...new Set(found.map(([column]) => column))].sort()).toEqual(COLUMNS);
  expect(
    sealedColumns(system)
      .map(({ table, column }) => `${table}.${column}`)
      .sort(),
  ).toEqual(COLUMNS);
});

test('what an upstream’s hub signs is believed while its secret is sealed under a former key', async () => {
  const { callback, secret } = upstreamHub.last;
  const path = callback.split('/').at(-1) ?? '';
  const body = Buffer.from('<rss version="2.0"><channel><title>政策</title></channel></rss>');
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const delivery = { path, body, signature, contentType: 'application/rss+xml' };
  expect(await takeDelivery(changed, delivery)).not.toBe('gone');
  const { problem } = await given.hub.orm.em.fork().findOneOrFail(HubSubscription, { path });
  expect(problem ?? '').not.toContain('签名无效');
});

test('sealed anew, every secret opens under the present key alone, and what no key opens is counted and left', async () => {
  const [before] = await sealedTexts();
  const stranger = { ...changed, formerSecrets: [] };
  const all = (await sealedTexts()).length;
  expect(await resealSecrets(stranger)).toEqual({ resealed: 0, lost: all });
  expect((await sealedTexts())[0]).toEqual(before);
  expect(await resealSecrets(changed)).toEqual({ resealed: all, lost: 0 });
  for (const [, text] of await sealedTexts()) {
    expect(unseal(changed.secret, text)).not.toBe('');
    expect(() => unseal(system.secret, text)).toThrow();
  }
  expect(await resealSecrets(stranger)).toEqual({ resealed: all, lost: 0 });
});
