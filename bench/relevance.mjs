// npm run bench -- relevance [--list]: how well searches find what people judged right (bench/judgments.json), on the demo's
// articles and on the real pages of ../shared/samples where they are: nDCG@10 by kind of query, and how many found nothing.
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { normaliseNumber } from '../dist/content/check-parts.js';
import { SYSTEM } from '../dist/identity/actor.js';
import { readArticle } from '../dist/ingest/article/read-article.js';
import { startPostgres } from '../dist/platform/embedded-postgres.js';
import { decodeText } from '../dist/platform/fetch/charset.js';
import { plainText } from '../dist/platform/html/sanitise.js';
import { openSearch } from '../dist/search/open-search.js';
import { rebuildSearch } from '../dist/search/rebuild.js';
import { migrateEmpty, openEmpty } from './data-set.mjs';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { list: { type: 'boolean', default: false } },
});
const root = join(import.meta.dirname, '..');
const { queries } = JSON.parse(readFileSync(join(import.meta.dirname, 'judgments.json'), 'utf8'));

/** The pages of a folder as articles, by the name of their file. */
function pagesOf(folder, pattern) {
  if (!existsSync(folder)) return [];
  return globSync(pattern, { cwd: folder })
    .filter((file) => !/(^|\/)index/.test(file))
    .sort()
    .flatMap((file) => {
      const article = readArticle(
        decodeText(readFileSync(join(folder, file))),
        `https://www.example.gov.cn/${file}`,
      );
      return article.title && article.body ? [{ key: basename(file, extname(file)), article }] : [];
    });
}

const ONE = '00000000-0000-7000-8000-000000000001';
const FRAME = [
  `insert into organisation (id, name, counterparts) values ('${ONE}', '示例市人民政府', '{}')`,
  `insert into site (id, code, name, domain, kind, organisation_id, industries, regions)
   values ('${ONE}', '4300000001', '示例市人民政府门户网站', 'www.example.gov.cn', 'MAIN', '${ONE}', '{}', '{}')`,
  `insert into section (id, site_id, code, name, type, position) values ('${ONE}', '${ONE}', 'zcwj', '政策文件', 'POLICY', 0)`,
];

const INSERT = `insert into publication (id, kind, site_id, section_id, path, title, summary, body, text, keywords, origin_name, policy,
    policy_number, policy_ids, topic_groups, attachments, media_hashes, published_at, updated_at, edition_id, edition_number, edition_hash, edition_at)
  select $1::uuid, $2, site_id, id, '/content/' || $1::uuid::text, $3, $4, '', $5, $6, $7, $8, $9, '{}', '[]', '[]', '{}', $10::timestamptz, $10::timestamptz, $1::uuid, 1, '', $10 from section limit 1`;

async function publish(client, { article }, nth) {
  const id = `00000000-0000-7000-9000-${String(nth).padStart(12, '0')}`;
  const { title, summary, body, keywords, origin, policy, publishedAt } = article;
  const number = policy?.number ?? null;
  const part = policy && JSON.stringify({ ...policy, number });
  const at = publishedAt?.at ?? new Date(Date.UTC(2026, 0, 1));
  await client.query(INSERT, [
    ...[id, policy ? 'POLICY' : 'ARTICLE', title, summary, plainText(body), keywords, origin, part],
    ...[number && normaliseNumber(number), at],
  ]);
  await client.query(
    'insert into placement (id, publication_id, section_id, at, live) select $1, $1, section_id, published_at, true from publication where id = $1',
    [id],
  );
  return id;
}

const gain = (grades) => grades.reduce((sum, grade, nth) => sum + (2 ** grade - 1) / Math.log2(nth + 2), 0);

/** Discounted gain of the first ten, as a share of the best there could be. */
function ndcg(found, wanted) {
  const best = Object.values(wanted)
    .sort((one, other) => other - one)
    .slice(0, 10);
  return gain(found.slice(0, 10).map((key) => wanted[key] ?? 0)) / gain(best);
}

async function judge(search, keys) {
  const rows = [];
  const present = new Set(keys.values());
  for (const { kind, query, wanted: all } of queries) {
    const wanted = Object.fromEntries(Object.entries(all).filter(([key]) => present.has(key)));
    if (Object.keys(wanted).length === 0) continue;
    const page = await search.search({ query, first: 10 });
    const found = page.hits.map((hit) => keys.get(hit.contentId));
    rows.push({
      kind,
      query,
      score: ndcg(found, wanted),
      found,
      searchedFor: page.searchedFor,
      strictness: page.strictness,
    });
  }
  return rows;
}

function tell(rows) {
  const byKind = Map.groupBy(rows, (row) => row.kind);
  const mean = (some) => Number((some.reduce((sum, row) => sum + row.score, 0) / some.length).toFixed(3));
  const nothing = (some) => some.filter((row) => row.found.length === 0).length;
  console.table(
    [...byKind].map(([kind, some]) => ({
      kind,
      queries: some.length,
      'nDCG@10': mean(some),
      'found nothing': nothing(some),
    })),
  );
  for (const row of rows.filter((one) => values.list || one.score < 0.9))
    console.log(
      `${row.score.toFixed(2)} ${row.query} → ${row.searchedFor} ${row.strictness}: ${row.found.slice(0, 4).join(', ') || 'nothing'}`,
    );
  console.log(
    `${rows.length} judged queries: nDCG@10 ${mean(rows)} (aim 0.9), zero results ${((100 * nothing(rows)) / rows.length).toFixed(1)} % (aim 0)`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'tonggao-bench-'));
const database = await startPostgres({ directory: join(folder, 'postgres'), settings: { fsync: 'off' } });
try {
  await migrateEmpty(database.url, folder);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  for (const sql of FRAME) await client.query(sql);
  const pages = [
    ...pagesOf(join(root, 'seeds', 'upstream'), '**/*.html'),
    ...pagesOf(join(root, '..', 'shared', 'samples'), '*.{html,jsp}'),
  ];
  const keys = new Map();
  for (const [nth, page] of pages.entries()) keys.set(await publish(client, page, nth), page.key);
  await client.end();
  const hub = await openEmpty(database.url, folder);
  await rebuildSearch(hub.context(SYSTEM));
  console.log(`${pages.length} documents`);
  tell(await judge(openSearch(hub), keys));
  await hub.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
