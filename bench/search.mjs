// npm run bench -- search [--articles 100000] [--rounds 10] [--keep <folder>]: how long the first twenty hits take with highlights
// and all six facets, and how long completions take, by kind of question: milliseconds of the clock, and of processor (this
// process and PostgreSQL together, which others on the machine do not lengthen). The target: the 95th percentile in 50 ms.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { openSearch } from '../dist/search/open-search.js';
import { fill, migrateEmpty, openEmpty } from './data-set.mjs';
import { postmasterOf } from './load.mjs';
import { childrensTime } from './processor-time.mjs';
import { indexAll } from './search-words.mjs';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    articles: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '10' },
    keep: { type: 'string' },
  },
});
const [articles, rounds] = [Number(values.articles), Number(values.rounds)];

/** Questions as people ask them: most name something, some ask for what is in every document. */
const QUESTIONS = {
  'a document number': ['青政发〔2026〕4200号', '青政发〔2026〕81380号', '青政发2026年60号'],
  'two words': ['养老 补贴', '医保 报销', '老旧小区 改造', '创业 担保', '防汛 预案'],
  'one word': ['图书馆', '公积金', '居住证', '疫苗', '供暖'],
  'a sentence': ['残疾人怎么申请补贴', '随迁子女入学要什么材料', '企业怎么申请稳岗返还'],
  'a word of every document': ['通知', '落实'],
  mistyped: ['零活就业', 'gongjijin'],
  'words not all there': ['养老 补贴 潜水艇', '企业怎么申请潜水艇补贴'],
};
const TYPED = ['社', '养老', '养老服', '通知', 'yanglao', 'ylfw', '关于做好'];

const quantile = (numbers, share) => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

/** Milliseconds of the clock and of processor that an answer takes, and how many hits there are. */
async function timed(postmaster, answer) {
  const [theirs, own, from] = [childrensTime(postmaster), process.cpuUsage(), performance.now()];
  const total = await answer();
  const clock = performance.now() - from;
  const { user, system } = process.cpuUsage(own);
  return { total, clock, own: (user + system) / 1000, theirs: childrensTime(postmaster) - theirs };
}

async function askEach(questions, ask, postmaster) {
  const asked = [];
  for (const question of questions) await ask(question);
  for (let round = 0; round < rounds; round++)
    for (const question of questions) asked.push(await timed(postmaster, () => ask(question)));
  return asked;
}

function rowOf(kind, asked) {
  const at = (share, read) => Number(quantile(asked.map(read), share).toFixed(1));
  return {
    kind,
    'most hits': Math.max(...asked.map((one) => one.total)),
    'p50 ms': at(0.5, (one) => one.clock),
    'p95 ms': at(0.95, (one) => one.clock),
    'own p50': at(0.5, (one) => one.own),
    'PostgreSQL p50': at(0.5, (one) => one.theirs),
    'processor p95': at(0.95, (one) => one.own + one.theirs),
  };
}

async function measure(search, postmaster) {
  const ask = async (query) => {
    const page = await search.search({ query, first: 20 });
    return (await page.tally()).total;
  };
  const complete = async (query) => (await search.suggest({ query, first: 8 })).length;
  const rows = [];
  const all = [];
  for (const [kind, questions] of Object.entries(QUESTIONS)) {
    const asked = await askEach(questions, ask, postmaster);
    all.push(...asked);
    rows.push(rowOf(kind, asked));
  }
  console.table([...rows, rowOf('all searches', all)]);
  const completions = [];
  for (const typed of TYPED) completions.push(rowOf(typed, await askEach([typed], complete, postmaster)));
  console.table(completions);
  const p95 = (read) => quantile(all.map(read), 0.95).toFixed(1);
  console.log(
    `${all.length} searches among ${articles} articles: p95 ${p95((one) => one.clock)} ms by the clock, ${p95((one) => one.own + one.theirs)} ms of processor (target 50)`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const directory = values.keep ?? join(folder, 'postgres');
const settings = {
  fsync: 'off',
  shared_buffers: '512MB',
  max_wal_size: '16GB',
  maintenance_work_mem: '512MB',
};
const database = await startPostgres({ directory, settings });
try {
  await migrateEmpty(database.url, folder);
  await fill(database.url, articles);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await indexAll(client, articles);
  await client.end();
  const hub = await openEmpty(database.url, folder);
  await measure(openSearch(hub), postmasterOf(directory));
  await hub.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
