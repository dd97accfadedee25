// npm run bench -- fresh [--contents 10000] [--rounds 100] [--connections 16]
// How soon readers of two processes under load lose what is withdrawn and see what is published again, from the moment
// the act is asked for over HTTP and from the moment it has answered.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { fillContents } from './contents.mjs';
import { migrateEmpty, SECRET, signIn } from './data-set.mjs';
import { startProduct } from './processes.mjs';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    contents: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '100' },
    connections: { type: 'string', default: '16' },
  },
});
const [contents, rounds, connections] = [values.contents, values.rounds, values.connections].map(Number);
if (![contents, rounds, connections].every((one) => one >= 1))
  throw new Error('every setting is a number from 1');

const idOf = (n) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const PAGE = 'query ($id: ID!) { content(id: $id) { title body withdrawal { kind } } }';
const LIST =
  'query ($site: String!, $code: String!) { section(site: $site, code: $code) { contents(first: 20) { totalCount edges { node { id title } } } } }';
const ACTS = {
  withdraw: 'mutation ($id: ID!) { withdraw(contentId: $id, explanation: "有误", kind: GONE) { id } }',
  restore: 'mutation ($id: ID!) { restore(contentId: $id) { id } }',
};

async function ask(url, query, variables, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

/** When a process first answers as it should, to a question asked after a moment. */
async function untilSeen(server, id, isGone) {
  for (;;) {
    const { content } = await ask(`${server.url}/graphql`, PAGE, { id });
    if ((content.withdrawal !== null) === isGone) return performance.now();
    await sleep(1);
  }
}

const taken = {};

function note(name, ms) {
  taken[name] ??= [];
  taken[name].push(ms);
}

async function act(name, servers, id, token) {
  const begun = performance.now();
  const seen = servers.map((server) => untilSeen(server, id, name === 'withdraw'));
  await ask(`${servers[0].url}/desk/graphql`, ACTS[name], { id }, token);
  const answered = performance.now();
  const [own, other] = await Promise.all(seen);
  note(`${name}, its own process, from the asking`, own - begun);
  note(`${name}, the other process, from the asking`, other - begun);
  note(`${name}, the other process, from the answer`, Math.max(0, other - answered));
}

function report() {
  const rows = {};
  for (const [name, times] of Object.entries(taken)) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share) =>
      Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1));
    rows[name] = { 'p50 ms': at(0.5), 'p99 ms': at(0.99), 'most ms': at(1), times: sorted.length };
  }
  console.table(rows);
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const started = [];
try {
  const database = await startPostgres({
    directory: join(folder, 'postgres'),
    settings: { fsync: 'off', shared_buffers: '256MB' },
  });
  started.push(() => database.stop());
  await migrateEmpty(database.url, folder);
  await fillContents(database.url, contents);
  const { editor } = await signIn(database.url, folder);
  const servers = [];
  for (let nth = 0; nth < 2; nth++) {
    servers.push(await startProduct(database.url, folder, 128, { TONGGAO_SECRET: SECRET }));
    started.unshift(servers[nth].stop);
  }
  const requests = Array.from({ length: 300 }, (_, nth) => {
    const lists = {
      query: LIST,
      variables: { site: String(4_400_000_000 + (nth % 60)), code: `c${nth % 10}` },
    };
    const pages = { query: PAGE, variables: { id: idOf((nth * 37) % contents) } };
    return {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(nth % 2 ? lists : pages),
    };
  });
  const loads = servers.map(({ url }) =>
    autocannon({ url: `${url}/graphql`, connections, duration: 3_600, requests }),
  );
  await sleep(2_000);
  for (let round = 0; round < rounds; round++) {
    const id = idOf((round * 37) % contents);
    for (const server of servers) await untilSeen(server, id, false);
    await act('withdraw', servers, id, editor);
    await act('restore', servers, id, editor);
  }
  for (const one of loads) one.stop();
  const answered = (await Promise.all(loads)).map((one) => Math.round(one.requests.average));
  report();
  console.log(
    `two processes answering ${answered.join(' and ')} questions a second meanwhile, ${contents} contents, load average ${loadavg()[0].toFixed(1)}`,
  );
} finally {
  for (const stop of started) await stop();
  rmSync(folder, { recursive: true, force: true });
}
