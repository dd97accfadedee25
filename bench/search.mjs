// npm run bench -- search [--articles 100000] [--rounds 10]: how long the first twenty hits take with highlights and all six facets, by
// kind of question: milliseconds of the clock, of this process and of PostgreSQL (EXPLAIN ANALYZE). The target: the 95th percentile in 50 ms.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { openSearch } from '../dist/search/open-search.js';
import { fill, migrateEmpty, openEmpty } from './data-set.mjs';
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
};

const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

async function ask(search, query) {
  const [from, processor] = [performance.now(), process.cpuUsage()];
  const page = await search.search({ query, first: 20 });
  const { total } = await page.tally();
  const { user, system } = process.cpuUsage(processor);
  return { query, total, clock: performance.now() - from, own: (user + system) / 1000 };
}

async function measure(search) {
  const rows = [];
  const all = [];
  for (const [kind, queries] of Object.entries(QUESTIONS)) {
    for (const query of queries) await ask(search, query);
    const asked = [];
    for (let round = 0; round < rounds; round++)
      for (const query of queries) asked.push(await ask(search, query));
    const clock = asked.map((one) => one.clock).sort((one, other) => one - other);
    const own = asked.map((one) => one.own).sort((one, other) => one - other);
    all.push(...clock);
    const hits = Math.max(...asked.map((one) => one.total));
    rows.push({
      kind,
      'most hits': hits,
      'p50 ms': quantile(clock, 0.5).toFixed(1),
      'p95 ms': quantile(clock, 0.95).toFixed(1),
      'own p50 ms': quantile(own, 0.5).toFixed(1),
    });
  }
  console.table(rows);
  all.sort((one, other) => one - other);
  console.log(
    `${all.length} searches among ${articles} articles: p50 ${quantile(all, 0.5).toFixed(1)} ms, p95 ${quantile(all, 0.95).toFixed(1)} ms (target 50)`,
  );
}

/** What PostgreSQL itself says the statements of a question took. */
async function explain(hub, search) {
  const statements = [];
  const query = hub.reader.query.bind(hub.reader);
  hub.reader.query = (asked, given) => {
    const { text, values: bound } = typeof asked === 'string' ? { text: asked, values: given } : asked;
    statements.push({ text, bound });
    return query(asked, given);
  };
  for (const asked of ['养老 补贴', '图书馆', '落实']) {
    statements.length = 0;
    await ask(search, asked);
    const times = [];
    for (const { text, bound } of [...statements]) {
      const { rows } = await query({
        text: `explain (analyze, timing off, format json) ${text}`,
        values: bound,
      });
      times.push(rows[0]['QUERY PLAN'][0]['Execution Time'].toFixed(1));
    }
    console.log(`${asked}: statements of ${times.join(', ')} ms in PostgreSQL`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const database = await startPostgres({
  directory: values.keep ?? join(folder, 'postgres'),
  settings: { fsync: 'off', shared_buffers: '512MB' },
});
try {
  await migrateEmpty(database.url, folder);
  await fill(database.url, articles);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await indexAll(client, articles);
  await client.end();
  const hub = await openEmpty(database.url, folder);
  const search = openSearch(hub);
  await measure(search);
  await explain(hub, search);
  await hub.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
