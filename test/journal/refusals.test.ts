import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Entry } from '../../src/journal/entry.ts';
import { Tally } from '../../src/journal/tally.ts';
import { tellTallies } from '../../src/journal/tell-tallies.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:10Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const REVISE = 'mutation($id: ID!) { again: revise(id: $id, version: 1, patch: { title: "改" }) { id } }';
const PUBLISH = 'mutation($id: ID!) { publish(id: $id) { id } }';
const em = () => given.hub.orm.em.fork();
const notes = () => em().find(Entry, { act: 'act.refused' }, { orderBy: { number: 'asc' } });
const nextMinute = () => {
  now = new Date(now.getTime() + 60_000);
};

test('a refusal is told to the journal at once, although the act left nothing behind', async () => {
  const { id } = await draft(given);
  const { errors } = await given.desk('editor-2', REVISE, { id });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const [line] = (await notes()).slice(-1);
  const { actor } = await given.as('editor-2');
  expect(line).toMatchObject({ actorId: actor.id, subjectType: 'Copy', subjectId: id });
  expect(line?.detail).toEqual({ field: 'revise', code: 'FORBIDDEN' });
});

test('the same refusal is told once a minute, with how often it was met', async () => {
  nextMinute();
  const { id } = await draft(given);
  const before = (await notes()).length;
  await Promise.all(Array.from({ length: 7 }, () => given.desk('editor', PUBLISH, { id })));
  expect(await notes()).toHaveLength(before + 1);
  nextMinute();
  await tellTallies(given.hub.context(SYSTEM));
  await tellTallies(given.hub.context(SYSTEM));
  const told = (await notes()).slice(before);
  expect(told.map(({ detail }) => detail.again)).toEqual([undefined, 6]);
  const { actor } = await given.as('editor');
  expect(told[1]).toMatchObject({ actorId: actor.id, subjectId: id, detail: { code: 'NOT_APPROVED' } });
  expect(await em().count(Tally)).toBe(0);
});

test('whoever tries one thing after another fills no journal', async () => {
  nextMinute();
  const before = (await notes()).length;
  for (let tries = 0; tries < 90; tries++) await given.desk('editor-2', PUBLISH, { id: randomUUID() });
  const told = (await notes()).slice(before);
  expect(told).toHaveLength(61);
  expect(told.at(-1)).toMatchObject({ subjectType: 'User', detail: { more: 'true' } });
});

test('whoever is not signed in, or asks in bad form, leaves no line', async () => {
  nextMinute();
  const before = (await notes()).length;
  const { id } = await draft(given);
  expect((await given.desk('', REVISE, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const empty = 'mutation($id: ID!) { revise(id: $id, version: 1, patch: { title: "" }) { id } }';
  expect((await given.desk('editor', empty, { id })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(await notes()).toHaveLength(before);
  expect((await verifyJournal(em())).fault).toBeNull();
});
