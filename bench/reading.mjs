// npm run bench -- reading [--articles 10000] [--seconds 2] [--rounds 3] [--connections 16]
// Hits, misses, a bare Fastify and hand-written SQL under the same load, one after the other, round by round.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { fill, migrateEmpty } from './data-set.mjs';
import { startBaseline, startProduct } from './processes.mjs';
import { QUESTIONS, VARIANTS } from './questions.mjs';

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

const headers = { 'content-type': 'application/json' };

function bodiesOf({ query, variables }, articles) {
  return Array.from({ length: VARIANTS }, (_, nth) =>
    JSON.stringify({ query, variables: variables(nth, articles) }),
  );
}

/** Asks every variant once: warms what warms, and refuses to measure errors. Answers the bytes of the first. */
async function check(url, bodies) {
  let first;
  for (const body of bodies) {
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    const sound = text.startsWith('{"data":{') && !/"(content|section)":null/.test(text);
    if (!sound) throw new Error(`${url} answered ${text.slice(0, 300)} to ${body}`);
    first ??= text;
  }
  return first;
}

async function load(url, bodies, { connections, seconds }) {
  const requests = bodies.map((body) => ({ method: 'POST', headers, body }));
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.non2xx || result.errors)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Every target under every question, round by round, so that a slow minute of the machine falls on all alike. */
async function measure(targets, bodies, given) {
  const perTarget = () => Object.fromEntries(Object.keys(targets).map((target) => [target, []]));
  const taken = Object.fromEntries(Object.keys(bodies).map((question) => [question, perTarget()]));
  for (let round = 0; round < given.rounds; round++) {
    for (const [question, asked] of Object.entries(bodies)) {
      for (const [target, urlOf] of Object.entries(targets)) {
        taken[question][target].push(await load(urlOf(question), asked, given));
      }
    }
  }
  return taken;
}

function report(taken) {
  const rows = {};
  for (const [question, targets] of Object.entries(taken)) {
    const of = (target, what) => median(targets[target].map((one) => one[what]));
    const share = (target, base) => Number((of(target, 'rate') / of(base, 'rate')).toFixed(2));
    rows[question] = {
      'hit ÷ buffer': share('hit', 'buffer'),
      'miss ÷ SQL': share('miss', 'sql'),
      'hit ÷ SQL': share('hit', 'sql'),
      'p50/p99 ms hit': `${of('hit', 'p50')}/${of('hit', 'p99')}`,
      miss: `${of('miss', 'p50')}/${of('miss', 'p99')}`,
      SQL: `${of('sql', 'p50')}/${of('sql', 'p99')}`,
      'req/s hit': Math.round(of('hit', 'rate')),
      'req/s miss': Math.round(of('miss', 'rate')),
    };
  }
  console.table(rows);
}

async function run(given, folder, started) {
  const database = await startPostgres({
    directory: join(folder, 'postgres'),
    settings: { fsync: 'off', shared_buffers: '512MB' },
  });
  started.push(() => database.stop());
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
  const graphql = (one) => () => `${one.url}/graphql`;
  const byName = (one) => (name) => `${one.url}/${name}`;
  const targets = { hit: graphql(hit), buffer: byName(buffer), miss: graphql(miss), sql: byName(sql) };
  await measure(targets, bodies, { ...given, rounds: 1, seconds: 1 });
  report(await measure(targets, bodies, given));
  console.log(
    `${given.articles} articles, ${given.connections} connections, ${availableParallelism()} cores for load, server and database`,
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
