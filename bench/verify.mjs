// npm run bench -- verify [--editions 10000,100000]: how long the walk through the ledger and the journal takes, and what it holds.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { fillContents } from './contents.mjs';
import { migrateEmpty } from './data-set.mjs';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { editions: { type: 'string', default: '10000,100000' } },
});
const sizes = values.editions.split(',').map(Number);
if (sizes.some((size) => !(size >= 1)))
  throw new Error('--editions takes numbers from 1, separated by commas');

/** Walks in a process of its own, so that the memory told is the walk's. */
async function walk(url, folder) {
  const child = fork(new URL('./verify-once.mjs', import.meta.url), [url, folder]);
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => code === 0 || reject(new Error('the walk ended early')));
  });
}

async function measure(editions, folder) {
  const database = await startPostgres({
    directory: join(folder, `postgres-${editions}`),
    settings: { fsync: 'off', shared_buffers: '256MB' },
  });
  try {
    await migrateEmpty(database.url, folder);
    await fillContents(database.url, editions);
    const { seconds, processor, megabytes, verdict } = await walk(database.url, folder);
    if (verdict.fault) throw new Error(verdict.fault);
    return {
      editions,
      seconds: Number(seconds.toFixed(1)),
      'editions/s': Math.round(editions / seconds),
      'processor s': Number(processor.toFixed(1)),
      'peak MB': megabytes,
    };
  } finally {
    await database.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
try {
  const rows = [];
  for (const size of sizes) rows.push(await measure(size, folder));
  console.table(rows);
  console.log(`${availableParallelism()} cores for the walk and the database`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
