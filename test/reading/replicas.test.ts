import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openHub } from '../../src/app.ts';
import { ReplicatedPool } from '../../src/platform/database/replicas.ts';
import { readEnv } from '../../src/platform/env.ts';
import { createLog } from '../../src/platform/log.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { createServer } from '../../src/serve.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { type Pair, startPair } from '../support/standby.ts';
import { published } from './published.ts';

const PAGE = 'query ($id: ID!) { content(id: $id) { body } }';
const SECRET = 'a secret that is long enough for tests only';

let pair: Pair;
let given: TestHub;

async function migrated(url: string): Promise<string> {
  const hub = await openHub({
    ...{ env: readEnv({}), databaseUrl: url, secret: SECRET, publicUrl: 'http://127.0.0.1:1', migrate: true },
    log: createLog('error'),
  });
  await hub.close();
  return url;
}

beforeAll(async () => {
  pair = await startPair();
  given = await openTestHub({
    databaseThrough: () => migrated(pair.primaryUrl),
    env: { DATABASE_REPLICA_URLS: pair.standbyUrl, TONGGAO_CACHE_MB: '0', TONGGAO_LOG: 'silent' },
  });
}, 120_000);
afterAll(async () => {
  await given?.close();
  await pair?.remove();
});

function readerOf({ reader }: { reader: unknown }): ReplicatedPool {
  if (!(reader instanceof ReplicatedPool)) throw new Error('no pool with replicas');
  return reader;
}

async function readsFromReplica(hub: TestHub['hub'] = given.hub): Promise<boolean> {
  const { rows } = await hub.reader.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  return rows[0]?.standby ?? false;
}

const caughtUp = () => expect.poll(() => readerOf(given.hub).fit, { timeout: 10_000 }).toBe(1);

async function bodyOf(id: string): Promise<string | null> {
  const { data } = await given.read<{ content: { body: string | null } }>(PAGE, { id });
  return data.content.body;
}

async function paused<T>(work: () => Promise<T>): Promise<T> {
  await pair.onStandby('select pg_wal_replay_pause()');
  try {
    return await work();
  } finally {
    await pair.onStandby('select pg_wal_replay_resume()');
  }
}

async function take(contentId: string): Promise<void> {
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '有误' });
}

test('a replica that has caught up is read from', async () => {
  const id = await published(given, { body: '<p>原文</p>' });
  await caughtUp();
  expect(await readsFromReplica()).toBe(true);
  expect(await bodyOf(id)).toBe('<p>原文</p>');
});

test('what was withdrawn is gone at once although the replica still has it, and stays gone when it is read from again', async () => {
  const id = await published(given, { body: '<p>原文</p>' });
  await caughtUp();
  await paused(async () => {
    await take(id);
    expect(await pair.onStandby(`select body from publication where id = '${id}'`)).toEqual([
      { body: '<p>原文</p>' },
    ]);
    expect(await bodyOf(id)).toBeNull();
    expect(await readsFromReplica()).toBe(false);
  });
  await caughtUp();
  expect(await readsFromReplica()).toBe(true);
  expect(await bodyOf(id)).toBeNull();
});

test('another process, which only hears of it, loses it within a second', async () => {
  const { env, log, publicUrl } = given.hub;
  const hub = await openHub({ env, databaseUrl: pair.primaryUrl, log, publicUrl, secret: SECRET });
  const server = await createServer(hub);
  onTestFinished(async () => {
    await server.close();
    await hub.close();
  });
  const id = await published(given, { body: '<p>原文</p>' });
  await expect.poll(() => readerOf(hub).fit, { timeout: 10_000 }).toBe(1);
  await paused(async () => {
    await take(id);
    const begun = performance.now();
    const ask = async () => {
      const payload = { query: PAGE, variables: { id } };
      return (await server.inject({ method: 'POST', url: '/graphql', payload })).body;
    };
    while ((await ask()).includes('原文')) expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

test('a server that is no standby is passed over', async () => {
  const pool = new ReplicatedPool({
    ...{ primary: { connectionString: pair.primaryUrl }, replicas: [{ connectionString: pair.primaryUrl }] },
    ...{ log: createLog('silent'), isSound: () => true },
  });
  onTestFinished(() => pool.end());
  pool.changed();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(pool.fit).toBe(0);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a question that is wrong is wrong on a replica too, and does not put it out', async () => {
  await published(given);
  await caughtUp();
  await expect(given.hub.reader.query('select nonsense')).rejects.toThrow('nonsense');
  expect(readerOf(given.hub).fit).toBe(1);
});

test('without its replica the hub answers on', async () => {
  const id = await published(given, { body: '<p>原文</p>' });
  await caughtUp();
  await pair.stopStandby();
  expect(await bodyOf(id)).toBe('<p>原文</p>');
  expect(readerOf(given.hub).fit).toBe(0);
});
