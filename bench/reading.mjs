// npm run bench -- reading [--articles 10000] [--seconds 2] [--rounds 3] [--connections 16]
// Hits, misses, a bare Fastify and hand-written SQL under the same load, one after the other, round by round: rates, and
// processor time, which tells the truth on a machine that others use too.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { fill, migrateEmpty } from './data-set.mjs';
import { bodiesOf, check, costOf, measure, median, postmasterOf } from './load.mjs';
import { startBaseline, startProduct } from './processes.mjs';
import { QUESTIONS } from './questions.mjs';

const options = {
  articles: { type: 'string', default: '10000' },
  seconds: { type: 'string', default: '2' },
  rounds: { type: 'string', default: '3' },
  connections: { type: 'string', default: '16' },
};

function settings(args) {
  const { values } = parseArgs({ args, options });
  const numbers = Object.entries(values).map(([name, value]) => [name, Number(value)]);
  if (numbers.some(([, value]) => !(value >= 1))) throw new Error('every setting is a number from 1');
  return Object.fromEntries(numbers);
}

const share = (a, b) => Number((a / b).toFixed(2));

function rates(taken) {
  const rows = {};
  for (const [question, targets] of Object.entries(taken)) {
    const of = (target, what) => median(targets[target].map((one) => one[what]));
    rows[question] = {
      'hit ÷ buffer': share(of('hit', 'rate'), of('buffer', 'rate')),
      'miss ÷ SQL': share(of('miss', 'rate'), of('sql', 'rate')),
      'hit ÷ SQL': share(of('hit', 'rate'), of('sql', 'rate')),
      'p50/p99 ms hit': `${of('hit', 'p50')}/${of('hit', 'p99')}`,
      miss: `${of('miss', 'p50')}/${of('miss', 'p99')}`,
      SQL: `${of('sql', 'p50')}/${of('sql', 'p99')}`,
      'req/s hit': Math.round(of('hit', 'rate')),
      'req/s miss': Math.round(of('miss', 'rate')),
    };
  }
  console.table(rows);
}

/** As much as the other would answer with the same processor time is 1. */
function costs(taken) {
  const rows = {};
  for (const [question, targets] of Object.entries(taken)) {
    const [hit, buffer, miss, sql] = ['hit', 'buffer', 'miss', 'sql'].map((name) => costOf(targets[name]));
    const ms = ({ server, database }) => `${server.toFixed(3)} + ${database.toFixed(3)}`;
    rows[question] = {
      'hit ÷ buffer': share(buffer.server, hit.server),
      'miss ÷ SQL': share(sql.both, miss.both),
      'miss ÷ SQL, Node alone': share(sql.server, miss.server),
      'CPU ms hit': hit.server.toFixed(3),
      buffer: buffer.server.toFixed(3),
      'miss, Node + PostgreSQL': ms(miss),
      'SQL, Node + PostgreSQL': ms(sql),
    };
  }
  console.log('By processor time for one answer:');
  console.table(rows);
}

async function run(given, folder, started) {
  const directory = join(folder, 'postgres');
  const database = await startPostgres({
    directory,
    settings: { fsync: 'off', shared_buffers: '512MB', max_wal_size: '8GB' },
  });
  started.push(() => database.stop());
  const postmaster = postmasterOf(directory);
  await migrateEmpty(database.url, folder);
  await fill(database.url, given.articles);
  const hit = await startProduct(database.url, folder, 256);
  const miss = await startProduct(database.url, folder, 0);
  const sql = await startBaseline('sql', database.url);
  started.unshift(hit.stop, miss.stop, sql.stop);
  const bodies = Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, one]) => [name, bodiesOf(one, given.articles)]),
  );
  const bytes = join(folder, 'bytes');
  mkdirSync(bytes);
  for (const [name, asked] of Object.entries(bodies)) {
    writeFileSync(join(bytes, `${name}.json`), await check(`${hit.url}/graphql`, asked));
    await check(`${miss.url}/graphql`, asked);
    await check(`${sql.url}/${name}`, asked);
  }
  const buffer = await startBaseline('buffer', bytes);
  started.unshift(buffer.stop);
  const graphql =
    ({ url, pid }) =>
    () => ({ url: `${url}/graphql`, pid, postmaster });
  const byName =
    ({ url, pid }) =>
    (name) => ({ url: `${url}/${name}`, pid, postmaster });
  const targets = { hit: graphql(hit), buffer: byName(buffer), miss: graphql(miss), sql: byName(sql) };
  await measure(targets, bodies, { ...given, rounds: 1, seconds: 1 });
  const taken = await measure(targets, bodies, given);
  rates(taken);
  costs(taken);
  console.log(
    `${given.articles} articles, ${given.connections} connections, ${availableParallelism()} cores for load, server and database, load average ${loadavg()[0].toFixed(1)}`,
  );
  console.log(
    `start ${hit.startMs} ms; memory hit ${hit.memory()} MB, miss ${miss.memory()} MB, buffer ${buffer.memory()} MB`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const started = [];
try {
  await run(settings(process.argv.slice(2)), folder, started);
} finally {
  for (const stop of started) await stop();
  rmSync(folder, { recursive: true, force: true });
}
