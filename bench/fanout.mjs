// npm run bench -- fanout [--channels 14000] [--hosts 2800] [--workers 2] [--verify]
// One content to so many sub-sites on loopback by real worker processes: how long it takes, how soon each is first tried,
// what a try costs, and what one sub-site that never answers changes for the others. With --verify the sub-sites fail in
// every way while workers are killed, and each must end in the right state; see fanout-verify.mjs.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { verifyFanOut } from './fanout-verify.mjs';
import { openFanOut } from './newsroom.mjs';
import { processorTime } from './processor-time.mjs';

const LONGEST_MS = 600_000;

/** So often 100 channels are served without one that hangs and beside it, in turns; the middle ones are compared. */
const ROUNDS = 5;

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    channels: { type: 'string', default: '14000' },
    hosts: { type: 'string', default: '2800' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    verify: { type: 'boolean', default: false },
  },
});
const [channels, hosts, workers, seed] = [values.channels, values.hosts, values.workers, values.seed].map(
  Number,
);
if (![channels, hosts, workers].every((one) => Number.isInteger(one) && one >= 1) || hosts > 60_000)
  throw new Error('every setting is a whole number from 1; hosts at most 60000');

// Asked again and again, so it stops at the first that is not there yet: what is measured is the hub and not the question.
const LEFT = `select exists (select from delivery
  where content_id = $1 and sent_at is null and channel_id <> all($2)) as left`;

const TRIED = `select count(sent_at)::int sent,
    percentile_cont(0.5) within group (order by extract(epoch from first_tried_at - planned_at)) p50,
    percentile_cont(0.99) within group (order by extract(epoch from first_tried_at - planned_at)) p99,
    max(extract(epoch from sent_at - planned_at)) last
  from delivery where content_id = $1 and channel_id <> all($2)`;

const inMs = (seconds) => Math.round(Number(seconds) * 1_000);

/** One release, waited for until all but the channels that never answer have it. */
async function release(room, name, channelIds, hanging = []) {
  const before = room.processes().map(processorTime);
  const begun = performance.now();
  const content = await room.launch([...hanging, ...channelIds]);
  const launched = performance.now() - begun;
  const of = [content, hanging];
  const isLeft = async () => (await room.database.query(LEFT, of)).rows[0].left;
  for (const until = Date.now() + LONGEST_MS; Date.now() < until && (await isLeft()); ) await sleep(100);
  const seconds = (performance.now() - begun) / 1_000;
  const spent = room.processes().map((pid, at) => processorTime(pid) - before[at]);
  const total = spent.reduce((sum, one) => sum + one, 0);
  const row = (await room.database.query(TRIED, of)).rows[0];
  if (row.sent < channelIds.length) throw new Error(`only ${row.sent} of ${channelIds.length} arrived`);
  return {
    release: name,
    channels: channelIds.length,
    'launch s': Number((launched / 1_000).toFixed(2)),
    seconds: Number(seconds.toFixed(1)),
    'deliveries/s': Math.round(channelIds.length / seconds),
    'first try p50 ms': inMs(row.p50),
    'first try p99 ms': inMs(row.p99),
    'last stored ms': inMs(row.last),
    'CPU ms each': Number((total / channelIds.length).toFixed(2)),
    'of it database': Number(((spent.at(-1) ?? 0) / channelIds.length).toFixed(2)),
  };
}

const middle = (rows) =>
  rows.toSorted((one, other) => one['last stored ms'] - other['last stored ms'])[Math.floor(rows.length / 2)];

async function measure(room) {
  const ids = room.channelIds;
  const few = ids.slice(0, 100);
  await release(room, 'to warm up', few);
  const [alone, beside] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await release(room, '100 channels', few));
    beside.push(await release(room, 'and one that hangs', few, [room.hangingId]));
  }
  const [without, withOne] = [middle(alone), middle(beside)];
  console.table([without, withOne, await release(room, 'all channels', ids)]);
  const ratio = withOne['last stored ms'] / without['last stored ms'];
  console.log(`with one hung channel the others take ${ratio.toFixed(2)} times as long`);
  console.log(
    `${workers} workers, ${hosts} hosts; ${availableParallelism()} cores for sub-sites, workers and database`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const started = [];
try {
  const options = { channels, hosts, workers, seed, trouble: values.verify ? 0.4 : 0 };
  const room = await openFanOut(options, folder, started);
  if (values.verify) process.exitCode = await verifyFanOut(room);
  else await measure(room);
} finally {
  for (const stop of started) await stop();
  rmSync(folder, { recursive: true, force: true });
}
