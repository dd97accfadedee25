// npm run bench -- growth [--few 100000] [--many 1000000] [--seconds 2] [--rounds 3] [--connections 16]
// What a miss costs in a hub of many articles, beside one of few: two databases of one server, asked in turn.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { createBeside, fill, migrateEmpty } from './data-set.mjs';
import { bodiesOf, check, costOf, measure, median, postmasterOf } from './load.mjs';
import { startProduct } from './processes.mjs';
import { QUESTIONS } from './questions.mjs';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    few: { type: 'string', default: '100000' },
    many: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
  },
});
const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
if (Object.values(given).some((value) => !(value >= 1))) throw new Error('every setting is a number from 1');

async function start(url, articles, folder) {
  const begun = performance.now();
  await migrateEmpty(url, folder);
  await fill(url, articles);
  console.log(`${articles} articles made in ${Math.round((performance.now() - begun) / 1_000)} s`);
  return startProduct(url, folder, 0);
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const started = [];
try {
  const directory = join(folder, 'postgres');
  const settings = {
    fsync: 'off',
    shared_buffers: '1GB',
    max_wal_size: '16GB',
    maintenance_work_mem: '512MB',
  };
  const database = await startPostgres({ directory, settings });
  started.push(() => database.stop());
  const few = await start(database.url, given.few, folder);
  started.unshift(few.stop);
  const many = await start(await createBeside(database.url, 'many'), given.many, folder);
  started.unshift(many.stop);
  const bodies = Object.fromEntries(
    // The same articles of both: the newest of the smaller are not in the lists of the larger, yet as many are read.
    Object.entries(QUESTIONS).map(([name, one]) => [name, bodiesOf(one, given.few)]),
  );
  for (const asked of Object.values(bodies))
    for (const { url } of [few, many]) await check(`${url}/graphql`, asked);
  const postmaster = postmasterOf(directory);
  const target =
    ({ url, pid }) =>
    () => ({ url: `${url}/graphql`, pid, postmaster });
  const targets = { few: target(few), many: target(many) };
  await measure(targets, bodies, { ...given, rounds: 1, seconds: 1 });
  const rows = {};
  for (const [question, taken] of Object.entries(await measure(targets, bodies, given))) {
    const [one, other] = [costOf(taken.few), costOf(taken.many)];
    const rate = (name) => median(taken[name].map((round) => round.rate));
    rows[question] = {
      'CPU many ÷ few': Number((other.both / one.both).toFixed(2)),
      'rate few ÷ many': Number((rate('few') / rate('many')).toFixed(2)),
      'CPU ms few, Node + PostgreSQL': `${one.server.toFixed(3)} + ${one.database.toFixed(3)}`,
      'CPU ms many': `${other.server.toFixed(3)} + ${other.database.toFixed(3)}`,
    };
  }
  console.table(rows);
  console.log(`misses, ${given.few} and ${given.many} articles, load average ${loadavg()[0].toFixed(1)}`);
} finally {
  for (const stop of started) await stop();
  rmSync(folder, { recursive: true, force: true });
}
