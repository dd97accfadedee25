import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WithdrawalKind } from '../../../src/release/edition.ts';
import { withdraw } from '../../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../../support/hub.ts';
import { until } from '../../support/until.ts';
import { published } from '../published.ts';
import { type Came, outside, post } from './cached.ts';
import { type Pausable, pausable } from './pausable.ts';

const PAGE = 'query ($id: ID!) { content(id: $id) { title body withdrawal { kind } } }';
const LIST =
  '{ section(site: "4300000001", code: "tzgg") { contents(first: 50) { totalCount edges { node { id } } } } }';
const END =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tonggao listening to readers' and datname = current_database()";

let given: TestHub;
let way: Pausable;
let id: string;

beforeAll(async () => {
  given = await openTestHub({
    databaseThrough: async (url) => {
      way = await pausable(url);
      return way.url;
    },
  });
});
afterAll(async () => {
  await given.close();
  way.close();
});
beforeEach(async () => {
  id = await published(given, { title: '将被撤下的通知', body: '<p>原文</p>' });
  await post(given, PAGE, { id });
  await until('a sound cache', async () => ((await post(given, PAGE, { id })).came === 'hit' ? true : null));
});

async function takeBack(): Promise<void> {
  await withdraw(await given.as('editor'), { contentId: id, kind: WithdrawalKind.GONE, explanation: '有误' });
}

const shows = ({ body }: Came): boolean => JSON.stringify(body).includes('原文');

test('in one process the first reading after a withdrawal is without it, however many ask meanwhile', async () => {
  let withdrawn = false;
  let asked = 0;
  const late: Came[] = [];
  const hunter = async () => {
    for (let after = 0; after < 20; ) {
      const began = withdrawn;
      const answer = await post(given, PAGE, { id });
      asked += 1;
      if (!began) continue;
      after += 1;
      if (shows(answer)) late.push(answer);
    }
  };
  const hunters = Array.from({ length: 8 }, hunter);
  await sleep(20);
  await takeBack();
  withdrawn = true;
  await Promise.all(hunters);
  expect(late).toEqual([]);
  expect(asked).toBeGreaterThan(160);
});

test('a reading that began before a withdrawal and ends after it is neither kept nor shown', async () => {
  const query = given.hub.reader.query.bind(given.hub.reader);
  const held = Promise.withResolvers<void>();
  const reading = Promise.withResolvers<void>();
  const spy = vi.spyOn(given.hub.reader, 'query').mockImplementationOnce((async (...asked: never[]) => {
    const rows = await (query as (...a: never[]) => Promise<unknown>)(...asked);
    reading.resolve();
    await held.promise;
    return rows;
  }) as never);
  const another = `${PAGE} # held`;
  const slow = post(given, another, { id });
  await reading.promise;
  const joined = post(given, another, { id });
  await takeBack();
  const joinedLater = post(given, another, { id });
  await sleep(50);
  held.resolve();
  expect((await Promise.all([slow, joined, joinedLater])).map(shows)).toEqual([false, false, false]);
  expect(shows(await post(given, another, { id }))).toBe(false);
  spy.mockRestore();
});

test('without its listener nothing kept is given, and it listens anew within two seconds with nothing kept', async () => {
  way.refuse();
  await outside(given, END);
  await until('the loss', async () => (given.hub.changes.sound ? null : true), 2);
  expect((await post(given, PAGE, { id })).came).toBe('bypass');
  await outside(given, "update publication set body = '<p>改后</p>' where id = $1", [id]);
  expect(shows(await post(given, PAGE, { id }))).toBe(false);
  way.resume();
  await until('the next listener', async () => given.hub.changes.sound || null, 2);
  expect((await post(given, PAGE, { id })).came).toBe('miss');
  expect(await post(given, PAGE, { id })).toMatchObject({
    came: 'hit',
    body: { data: { content: { body: '<p>改后</p>' } } },
  });
});

test('what changed while nobody listened is not answered from before', async () => {
  const before = (await post(given, LIST)).body;
  await post(given, LIST);
  way.pause();
  await outside(given, END);
  await outside(given, 'update placement set live = false where publication_id = $1', [id]);
  await until('the doubt', async () => (given.hub.changes.sound ? null : true), 2);
  expect((await post(given, LIST)).body).not.toEqual(before);
  way.resume();
  await until('the next listener', async () => given.hub.changes.sound || null, 8);
  expect((await post(given, LIST)).body).not.toEqual(before);
});

test('a listener whose connection stands still is doubted within a second, and a withdrawal waits for that', async () => {
  way.pause();
  const begun = performance.now();
  await takeBack();
  expect(shows(await post(given, PAGE, { id }))).toBe(false);
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect((await post(given, PAGE, { id })).came).toBe('bypass');
  way.resume();
  await until('trust', async () => given.hub.changes.sound || null, 3);
  expect(shows(await post(given, PAGE, { id }))).toBe(false);
});

test('readers never wait for a listener that stands still', async () => {
  way.pause();
  await sleep(900);
  const begun = performance.now();
  await post(given, PAGE, { id });
  expect(performance.now() - begun).toBeLessThan(500);
  way.resume();
  await until('trust', async () => given.hub.changes.sound || null, 8);
});
