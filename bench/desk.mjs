// npm run bench -- desk [--contents 100000] [--rounds 200] [--connections 4]: what an editor and a reviewer wait for, over HTTP,
// in a database of so many contents. With --keep <folder> the database is kept there and used again.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { bodyOf, fillContents, placeOf } from './contents.mjs';
import { migrateEmpty, SECRET, signIn } from './data-set.mjs';
import { startProduct } from './processes.mjs';
import { processorTime } from './processor-time.mjs';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    contents: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '200' },
    connections: { type: 'string', default: '4' },
    keep: { type: 'string' },
  },
});
const [contents, rounds, connections] = [values.contents, values.rounds, values.connections].map(Number);
if (![contents, rounds, connections].every((one) => one >= 1))
  throw new Error('every setting is a number from 1');

const DOCUMENTS = {
  compose: 'mutation($input: CopyInput!) { compose(input: $input) { id version } }',
  edit: 'mutation($id: ID!, $body: String!) { revise(id: $id, version: 1, patch: { body: $body }) { id version } }',
  submit:
    'mutation($id: ID!) { submit(id: $id, sensitivity: GENERAL) { id state steps { tier state } findings { rule } } }',
  decide: 'mutation($id: ID!) { decide(id: $id, approve: true) { id state } }',
  publish: 'mutation($id: ID!) { publish(id: $id) { id state contentId } }',
  copies:
    '{ copies(first: 20) { totalCount edges { node { id title state revisedAt site { name } section { name } composedBy { name } } } } }',
  queue:
    '{ reviewQueue(first: 20) { totalCount edges { node { id title waitingSince copy { site { name } } } } } }',
  published:
    '{ publications(first: 20) { totalCount edges { node { id title site { name } section { name } } } } }',
  duties:
    '{ duties(first: 20, states: [OPEN]) { totalCount edges { node { id kind dueAt site { name } } } } }',
};

const taken = Object.fromEntries(Object.keys(DOCUMENTS).map((name) => [name, []]));
/** Processor milliseconds of the server and of the database for one of each. */
const spent = {};

async function ask(server, token, name, variables = {}) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: DOCUMENTS[name], variables });
  const begun = performance.now();
  const response = await fetch(`${server.url}/desk/graphql`, { method: 'POST', headers, body });
  const { data, errors } = await response.json();
  taken[name].push(performance.now() - begun);
  if (errors) throw new Error(`${name}: ${errors[0].message}`);
  return Object.values(data)[0];
}

const input = (n) => ({
  kind: 'ARTICLE',
  ...placeOf(n),
  title: `第${n}号稿件`,
  body: bodyOf(n),
  originName: '市人民政府办公室',
});
const LISTS = ['copies', 'queue', 'published', 'duties'];

/** Does something so many times on so many connections, and keeps what processor time it took. */
async function phase(measured, name, times, act) {
  const { server, database } = measured;
  const before = [processorTime(server.pid), processorTime(database)];
  let next = 0;
  const worker = async () => {
    while (next < times) await act(next++);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  spent[name] = [processorTime(server.pid) - before[0], processorTime(database) - before[1]].map(
    (ms) => ms / times,
  );
}

/** Copies from the first word to the readers, one act after the other, and the lists their people look at between. */
async function walk(measured, times, from) {
  const { server, tokens } = measured;
  const { editor, 'reviewer-office': reviewer } = tokens;
  const ids = [];
  await phase(measured, 'compose', times, async (n) => {
    ids[n] = (await ask(server, editor, 'compose', { input: input(from + n) })).id;
  });
  await phase(measured, 'edit', times, (n) =>
    ask(server, editor, 'edit', { id: ids[n], body: bodyOf(from + n + 1) }),
  );
  for (const [name, token] of [
    ['submit', editor],
    ['decide', reviewer],
    ['publish', editor],
  ]) {
    await phase(measured, name, times, (n) => ask(server, token, name, { id: ids[n] }));
    if (name !== 'submit') continue;
    for (const list of LISTS)
      await phase(measured, list, times, () => ask(server, list === 'queue' ? reviewer : editor, list));
  }
}

function report() {
  const rows = {};
  for (const [name, times] of Object.entries(taken)) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share) =>
      Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
    const [server, database] = spent[name].map((ms) => Number(ms.toFixed(1)));
    const cpu = { 'server CPU ms': server, 'database CPU ms': database };
    rows[name] = { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99), ...cpu, times: sorted.length };
  }
  console.table(rows);
  const busy = loadavg()[0].toFixed(1);
  console.log(
    `${contents} contents, ${connections} connections, ${availableParallelism()} cores for load, server and database, load average ${busy}`,
  );
}

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const started = [];
try {
  const settings = { fsync: 'off', shared_buffers: '256MB' };
  const database = await startPostgres({ directory: join(folder, `postgres-${contents}`), settings });
  started.unshift(() => database.stop());
  await migrateEmpty(database.url, folder);
  await fillContents(database.url, contents);
  const tokens = await signIn(database.url, folder);
  const server = await startProduct(database.url, folder, 0, { TONGGAO_SECRET: SECRET });
  started.unshift(server.stop);
  const postmaster = readFileSync(join(folder, `postgres-${contents}`, 'cluster', 'postmaster.pid'), 'utf8');
  const measured = { server, tokens, database: Number(postmaster.split('\n')[0]) };
  const from = Date.now();
  await walk(measured, Math.min(rounds, 40), from);
  for (const times of Object.values(taken)) times.length = 0;
  await walk(measured, rounds, from + 1_000);
  report();
} finally {
  for (const stop of started) await stop();
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
