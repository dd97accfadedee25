// npm run bench -- fanout --verify: deliver, then verify. One release, a correction and a withdrawal to sub-sites that fail
// in every way, while workers are killed without warning every few seconds. Afterwards each sub-site is asked what it took.
import { setTimeout as sleep } from 'node:timers/promises';
import { resend } from '../dist/channels/resend.js';
import { settleDelivery } from '../dist/channels/settle-delivery.js';
import { revise } from '../dist/content/revise.js';
import { SYSTEM } from '../dist/identity/actor.js';
import { correct } from '../dist/release/correct.js';
import { publish } from '../dist/release/publish.js';
import { withdraw } from '../dist/release/withdraw.js';
import { decide } from '../dist/review/decide.js';
import { submit } from '../dist/review/submit.js';
import { PEOPLE } from './contents.mjs';

/** The whole ends within so many ms, one way or the other. */
const LONGEST_MS = 1_800_000;
const KILL_AFTER_MS = 3_000;

/** How much of one step is done when the next one comes on top of it. */
const SHARE = 0.7;

const STANDING = `select count(*) filter (where edition_number = $2)::int planned,
    count(*) filter (where edition_number = $2 and state in ('SENT', 'LANDED', 'FAILED', 'GONE'))::int settled,
    count(*) filter (where state in ('PLANNED', 'SENDING'))::int waiting,
    count(*) filter (where state = 'RETRACTING')::int retracting
  from delivery where content_id = $1`;

// A sub-site that is shut for good refuses the retraction too: it is left to a person.
const LEFT = `select id from delivery where content_id = $1 and state = 'RETRACTING' and not exists (select from attempt
    where delivery_id = delivery.id and outcome like 'retract.%' and outcome <> 'retract.refused')
  and exists (select from attempt where delivery_id = delivery.id and outcome = 'retract.refused')`;

const FAILED = `select id from delivery where content_id = $1 and state = 'FAILED' and edition_number = 2 limit 5`;

function asPerson(room, username, role) {
  const who = { kind: 'user', id: PEOPLE[username], username, name: username, roles: [role] };
  const organisationId = '00000000-0000-7001-8000-000000000000';
  return room.hub.context({ ...who, organisationId, freshUntil: new Date('9999-01-01') });
}

async function bringOutCorrection(room, contentId) {
  const editor = () => asPerson(room, 'editor', 'EDITOR');
  const copy = await correct(editor(), { contentId, changeNote: '更正' });
  await revise(editor(), { id: copy.id, version: copy.version, patch: { summary: '更正后的摘要' } });
  await submit(editor(), { id: copy.id, sensitivity: 'GENERAL' });
  await decide(asPerson(room, 'reviewer-office', 'REVIEWER_OFFICE'), { id: copy.id, approve: true });
  await publish(editor(), { id: copy.id });
}

/** Kills one worker after another without warning, and starts another in its place, until told to stop. */
function killing(room) {
  const told = { stopped: false, kills: 0, peak: 0 };
  const run = async () => {
    while (!told.stopped) {
      await sleep(KILL_AFTER_MS + Math.random() * KILL_AFTER_MS);
      told.peak = Math.max(told.peak, ...room.workers.map((worker) => worker.memory()));
      const at = told.kills % room.workers.length;
      await room.workers[at].stop('SIGKILL');
      told.kills += 1;
      room.workers[at] = await room.open();
    }
  };
  const ended = run();
  // Told by whoever stops it.
  ended.catch(() => undefined);
  return {
    told,
    stop: () => {
      told.stopped = true;
      return ended;
    },
  };
}

async function until(what, end, ask) {
  for (; Date.now() < end; await sleep(1_000)) if (await ask()) return;
  throw new Error(`${what}: not within ${LONGEST_MS / 60_000} minutes of the beginning`);
}

async function standing(room, contentId, edition) {
  return (await room.database.query(STANDING, [contentId, edition])).rows[0];
}

const isWellOn = ({ planned, settled }) => planned > 0 && settled >= planned * SHARE;

/** Settles by a person's word what sub-sites that are shut for good would not take back; answers how many. */
async function settleLeft(room, contentId) {
  const { rows } = await room.database.query(LEFT, [contentId]);
  for (const { id } of rows)
    await settleDelivery(room.hub.context(SYSTEM), { deliveryId: id, arrived: false });
  return rows.length;
}

async function comeToRest(room, contentId, end) {
  let byHand = 0;
  await until('everything at rest', end, async () => {
    const { waiting, retracting } = await standing(room, contentId, 2);
    if (waiting === 0 && retracting > 0) byHand += await settleLeft(room, contentId);
    return waiting + retracting === 0;
  });
  return byHand;
}

/** What is wrong with what one sub-site took, in order. */
function faultsOf(place, messages) {
  const faults = [];
  const keys = messages.map(({ type, edition }) => `${type} ${edition}`);
  if (new Set(keys).size < keys.length) faults.push('a post under two ids');
  const editions = messages.filter(({ type }) => type !== 'content.withdrawn').map(({ edition }) => edition);
  if (editions.some((edition, at) => at > 0 && edition < editions[at - 1])) faults.push('out of order');
  if (messages.at(-1)?.type !== 'content.withdrawn') faults.push('a copy is left there');
  return faults.map((fault) => `${place}: ${fault} (${keys.join(', ')})`);
}

const SENT = 'select id, channel_id from delivery where content_id = $1 and sent_at is not null';

/** Whatever counts as sent must have been taken under its own id. */
async function lostOf(room, contentId, taken) {
  const { rows } = await room.database.query(SENT, [contentId]);
  const ids = new Set(Object.values(taken).flatMap((messages) => messages.map(({ id }) => id)));
  return rows.filter(({ id }) => !ids.has(`msg_${id}`)).map(({ id }) => `lost: ${id}`);
}

const DUTY = `select state from duty where kind = 'WITHDRAW' and subject_id = $1`;
const STATES = 'select state, count(*)::int from delivery where content_id = $1 group by state';

async function faults(room, contentId) {
  const { taken, counts } = await (await fetch(`${room.sinks.url}/report`)).json();
  const all = Object.entries(taken).flatMap(([place, messages]) => faultsOf(place, messages));
  all.push(...(await lostOf(room, contentId, taken)));
  const { rows: states } = await room.database.query(STATES, [contentId]);
  if (states.some(({ state }) => state !== 'GONE')) all.push(`states: ${JSON.stringify(states)}`);
  const { rows: duties } = await room.database.query(DUTY, [contentId]);
  if (duties[0]?.state !== 'MET' && duties[0]?.state !== 'LATE') all.push('the withdrawal is still owed');
  return { all, counts, reached: Object.keys(taken).length };
}

/** One release, a correction and a withdrawal, each on top of the one before; answers which content it was when all is at rest, and how many were settled by hand. */
async function walk(room, seconds) {
  const end = Date.now() + LONGEST_MS;
  const contentId = await room.launch(room.channelIds);
  await until('the release', end, async () => isWellOn(await standing(room, contentId, 1)));
  console.log(`${seconds()} s: the release is well on its way, a correction follows`);
  await bringOutCorrection(room, contentId);
  await until('the correction', end, async () => isWellOn(await standing(room, contentId, 2)));
  const { rows: failed } = await room.database.query(FAILED, [contentId]);
  for (const { id } of failed) await resend(room.hub.context(SYSTEM), { deliveryId: id });
  console.log(
    `${seconds()} s: so is the correction; ${failed.length} are sent again by hand, and all is withdrawn`,
  );
  await withdraw(asPerson(room, 'editor', 'EDITOR'), { contentId, kind: 'GONE', explanation: '误发' });
  return { contentId, byHand: await comeToRest(room, contentId, end) };
}

/** Does the whole walk, prints what came of it, and answers the exit code. */
export async function verifyFanOut(room) {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  const killer = killing(room);
  const { contentId, byHand } = await walk(room, seconds).finally(killer.stop);
  const { all, counts, reached } = await faults(room, contentId);
  console.log(
    `${seconds()} s: at rest after ${killer.told.kills} kills; ${reached} sub-sites took something in ${counts.requests} requests, ${counts.repeated} of them again; ${byHand} settled by hand; a worker held ${killer.told.peak} MB at most`,
  );
  for (const fault of all.slice(0, 20)) console.log(fault);
  console.log(all.length === 0 ? 'every sub-site ended in the right state' : `${all.length} faults`);
  return all.length === 0 ? 0 : 1;
}
