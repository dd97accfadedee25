import { afterAll, beforeAll, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { revise } from '../../src/content/revise.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Entry } from '../../src/journal/entry.ts';
import { correct } from '../../src/release/correct.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { publishDue } from '../../src/release/publish-due.ts';
import { restore } from '../../src/release/restore.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, publishNotice } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();
const sql = (statement: string) => given.hub.orm.em.getConnection().execute(statement);
const copyOf = (id: string) => em().findOneOrFail(Copy, { id });

async function scheduled(copy: Copy): Promise<Copy> {
  await approve(given, copy);
  const at = new Date(now.getTime() + 60_000);
  return publish(await given.as('editor'), { id: copy.id, at });
}

async function tick(): Promise<void> {
  now = new Date(now.getTime() + 120_000);
  await publishDue(given.hub.context(SYSTEM));
}

test('a scheduled copy that cannot go out is set back, told of once, and does not go out by surprise', async () => {
  const contentId = await publishNotice(given);
  const copy = await scheduled(await correct(await given.as('editor'), { contentId, changeNote: '更正' }));
  const withdrawal = { contentId, kind: WithdrawalKind.WITHDRAWN, explanation: '核实中' };
  await withdraw(await given.as('editor'), withdrawal);
  await tick();
  await tick();
  expect(await copyOf(copy.id)).toMatchObject({ state: CopyState.APPROVED, publishAt: null });
  const told = await em().find(Entry, { act: 'copy.schedule-failed', subjectId: copy.id });
  expect(told.map((entry) => entry.detail)).toEqual([{ code: 'WRONG_STATE' }]);
  const alarm = { kind: DutyKind.ALARM, subjectId: copy.id };
  expect(await em().findOne(Duty, alarm)).toMatchObject({ state: DutyState.OPEN, siteId: copy.site.id });
  await restore(await given.as('editor'), { contentId });
  await tick();
  expect((await copyOf(copy.id)).state).toBe(CopyState.APPROVED);
  await publish(await given.as('editor'), { id: copy.id });
  expect((await em().findOne(Duty, alarm))?.state).toBe(DutyState.MET);
});

test('what the database refuses holds up no other copy, and is not swallowed', async () => {
  const [broken, sound] = [await scheduled(await draft(given)), await scheduled(await draft(given))];
  await sql(`update copy set publish_at = publish_at - interval '1 second' where id = '${broken.id}'`);
  await sql(`alter table edition add constraint broken check (copy_id <> '${broken.id}')`);
  await expect(tick()).rejects.toThrow(/broken/);
  expect((await copyOf(sound.id)).state).toBe(CopyState.PUBLISHED);
  expect((await copyOf(broken.id)).state).toBe(CopyState.SCHEDULED);
  await sql('alter table edition drop constraint broken');
  await tick();
  expect((await copyOf(broken.id)).state).toBe(CopyState.PUBLISHED);
});

test('a copy that goes out long after its moment raises an alarm once, which its edition settles', async () => {
  const copy = await scheduled(await draft(given));
  await sql(`alter table edition add constraint broken check (copy_id <> '${copy.id}')`);
  now = new Date(now.getTime() + 30 * 60_000);
  await expect(tick()).rejects.toThrow(/broken/);
  await expect(tick()).rejects.toThrow(/broken/);
  const alarm = { kind: DutyKind.ALARM, subjectId: copy.id };
  expect(await em().findOne(Duty, alarm)).toMatchObject({ state: DutyState.OPEN, siteId: copy.site.id });
  expect(await em().count(Entry, { act: 'copy.overdue', subjectId: copy.id })).toBe(1);
  await sql('alter table edition drop constraint broken');
  await tick();
  expect((await copyOf(copy.id)).state).toBe(CopyState.PUBLISHED);
  expect((await em().findOne(Duty, alarm))?.evidence).toHaveProperty('editionId');
});

test('a copy that goes out by a tick or two late raises no alarm', async () => {
  const copy = await scheduled(await draft(given));
  await tick();
  expect((await copyOf(copy.id)).state).toBe(CopyState.PUBLISHED);
  expect(await em().count(Duty, { kind: DutyKind.ALARM, subjectId: copy.id })).toBe(0);
});

test('a copy whose schedule was taken back meanwhile is left alone', async () => {
  const copy = await scheduled(await draft(given));
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch: { title: '改' } });
  await tick();
  expect((await copyOf(copy.id)).state).toBe(CopyState.DRAFT);
  expect(await em().count(Entry, { act: 'copy.schedule-failed', subjectId: copy.id })).toBe(0);
});
