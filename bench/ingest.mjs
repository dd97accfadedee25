// npm run bench -- ingest [--feeds 2000] [--hosts 100] [--seconds 30]
// A local upstream of so many lists, half RSS and half pages, with ETag and Last-Modified, polled for real by one worker
// process: first every list with its items, then what has changed since, as fast as the worker goes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { migrateEmpty, openEmpty } from './data-set.mjs';
import { startUpstream, startWorker } from './processes.mjs';

const TICKS_PER_SECOND = 100;
const LONGEST_SILENCE_MS = 60_000;

const options = {
  feeds: { type: 'string', default: '2000' },
  hosts: { type: 'string', default: '100' },
  seconds: { type: 'string', default: '30' },
};

function settings(args) {
  const { values } = parseArgs({ args, options });
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  if (Object.values(given).some((value) => !(value >= 1)) || given.hosts > 250)
    throw new Error('every setting is a number from 1; hosts at most 250');
  return given;
}

// Half of them RSS, half pages whose list is named by settings.
const FEEDS = `insert into feed (id, name, url, host, level, kind, settings, "window", enabled, next_poll_at, consecutive_failures, suspicions)
  select ('00000000-0000-7010-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '来源' || n, url, split_part(url, '/', 3), 'PROVINCIAL',
    case n % 2 when 0 then 'RSS' else 'GOV_PAGE' end, case n % 2 when 0 then '{}' else '{"item":"li"}' end::jsonb,
    '{"unit":"WORKING_DAYS","value":1}', true, now(), 0, '[]'
  from (select n, 'http://127.0.0.' || 1 + n % $2 || ':' || $3 || '/' || n || case n % 2 when 0 then '/rss.xml' else '/index.html' end url
    from generate_series(0, $1 - 1) n) lists`;

const POLLED =
  'select count(last_polled_at)::int polled, coalesce(sum(consecutive_failures), 0)::int failed from feed';

const cpuOf = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
};

async function counted(upstream) {
  return (await fetch(`${upstream.url}/counts`)).json();
}

/** What was done between two moments, and what it cost the worker. */
async function phase(name, { worker, upstream }, work) {
  const [before, cpu, begun] = [await counted(upstream), cpuOf(worker.pid), performance.now()];
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const after = await counted(upstream);
  const of = (what) => after[what] - before[what];
  return {
    phase: name,
    seconds: Math.round(seconds),
    'polls/s': Math.round(of('lists') / seconds),
    'pages/s': Math.round(of('pages') / seconds),
    'CPU of the worker': `${Math.round(((cpuOf(worker.pid) - cpu) / seconds) * 100)} %`,
    'memory MB': worker.memory(),
    '304s': `${Math.round((of('unchanged') / Math.max(1, of('lists'))) * 100)} %`,
  };
}

/** A busy machine takes its time; a minute in which nothing was polled is a fault. */
async function untilPolled(database, feeds) {
  let [most, since] = [-1, Date.now()];
  for (; Date.now() - since < LONGEST_SILENCE_MS; await sleep(500)) {
    const { polled } = (await database.query(POLLED)).rows[0];
    if (polled >= feeds) return;
    if (polled > most) [most, since] = [polled, Date.now()];
  }
  throw new Error(`after ${most} first polls no other came for a minute`);
}

async function pollOn({ hub, database }, seconds) {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(1_000)) {
    await database.query('update feed set next_poll_at = now() where polling_until is null');
    await hub.orm.em.fork().transactional((em) => hub.jobs.send(em, 'ingest.poll-due', {}));
  }
}

async function run({ feeds, hosts, seconds }, folder, started) {
  const postgres = await startPostgres({ directory: join(folder, 'postgres'), settings: { fsync: 'off' } });
  started.push(() => postgres.stop());
  await migrateEmpty(postgres.url, folder);
  const upstream = await startUpstream(hosts);
  started.unshift(upstream.stop);
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  started.unshift(() => database.end());
  await database.query(FEEDS, [feeds, hosts, new URL(upstream.url).port]);
  const worker = await startWorker(postgres.url, folder, { FETCH_ALLOW: '127.0.0.0/8' });
  started.unshift(worker.stop);
  const hub = await openEmpty(postgres.url, folder);
  started.unshift(() => hub.close());
  const means = { worker, upstream };
  const first = await phase('first: lists and pages', means, () => untilPolled(database, feeds));
  const then = await phase('then: lists again', means, () => pollOn({ hub, database }, seconds));
  console.table([first, then]);
  const { rows } = await database.query(POLLED);
  console.log(
    `${feeds} feeds on ${hosts} hosts, ${rows[0].failed} failures; ${availableParallelism()} cores for upstream, worker and database`,
  );
}

setPriority(10);
const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const started = [];
try {
  await run(settings(process.argv.slice(2)), folder, started);
} finally {
  for (const stop of started) await stop();
  rmSync(folder, { recursive: true, force: true });
}
