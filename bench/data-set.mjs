// The benchmark's data: the same rows for the same size, every time.
import pg from 'pg';
import { openHub } from '../dist/app.js';
import { readEnv } from '../dist/platform/env.js';
import { PEOPLE } from './contents.mjs';

/** The key of every hub of a benchmark. */
export const SECRET = 'for a benchmark on an empty machine only';

/** Opens a hub on an empty database, without the demo. */
export function openEmpty(url, data, more = {}) {
  const env = readEnv({ DATABASE_URL: url, TONGGAO_DATA: data, TONGGAO_SEED: 'none', TONGGAO_LOG: 'error' });
  return openHub({ env, databaseUrl: url, publicUrl: 'http://127.0.0.1', secret: SECRET, ...more });
}

/** Tokens of the people of the data set, by sign-in name. */
export async function signIn(url, folder) {
  const hub = await openEmpty(url, folder);
  const tokens = {};
  for (const [username, id] of Object.entries(PEOPLE)) {
    const account = { id, username, name: username, password: `${username}-of-a-benchmark-1A` };
    await hub.authentication.createAccount(account).catch(() => undefined);
    tokens[username] = await hub.authentication.issueToken(id);
  }
  await hub.close();
  return tokens;
}

/** Makes another empty database on the same server; answers its address. */
export async function createBeside(url, name) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** Brings an empty database into being, without the demo. */
export async function migrateEmpty(url, data) {
  const hub = await openEmpty(url, data, { migrate: true });
  await hub.close();
}

const id = (base, n) => `('00000000-0000-${base}-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const ARTICLE = (n) => id('7000', n);

const FRAME = [
  `insert into organisation (id, name, counterparts) values ('00000000-0000-7001-8000-000000000000', '青山市人民政府', '{}')`,
  `insert into site (id, code, name, domain, kind, organisation_id, industries, regions)
   select ${id('7002', 'n')}, (4400000000 + n)::text, '站点' || n, 's' || n || '.example.gov.cn', case n when 0 then 'MAIN' else 'SUB' end,
     '00000000-0000-7001-8000-000000000000', '{}', '{}' from generate_series(0, 59) n`,
  `insert into section (id, site_id, code, name, type, position)
   select ${id('7003', 'n')}, ${id('7002', 'n / 10')}, 'c' || n % 10, '栏目' || n % 10, 'NOTICE', n % 10 from generate_series(0, 599) n`,
];

// Every twentieth is a policy, the one after it interprets it, and two after every hundredth is a topic of thirty.
const PUBLICATIONS = `insert into publication (id, kind, site_id, section_id, path, title, summary, body, text, keywords,
    origin_name, origin_url, policy, policy_number, interpretation_form, policy_ids, topic_groups, attachments, media_hashes,
    published_at, updated_at, edition_id, edition_number, edition_hash, edition_at)
  select ${ARTICLE('n')}, kind, ${id('7002', 'section / 10')}, ${id('7003', 'section')}, '/content/' || ${ARTICLE('n')},
    '关于做好第' || n || '号重点工作的通知', '摘要：' || md5(n::text), '<p>' || repeat(md5(n::text) || '各单位要抓好落实。', 50) || '</p>', '',
    array['通知', '工作'], '市人民政府办公室', 'https://www.example.gov.cn/' || n,
    case kind when 'POLICY' then jsonb_build_object('number', '青政发〔2026〕' || n || '号', 'issuer', '市人民政府') end,
    case kind when 'POLICY' then '青政发〔2026〕' || n || '号' end, case kind when 'INTERPRETATION' then 'TEXT' end,
    case kind when 'INTERPRETATION' then array[${ARTICLE('n - 1')}] else '{}' end,
    case kind when 'TOPIC' then jsonb_build_array(jsonb_build_object('title', '全部', 'contentIds',
      (select jsonb_agg(${ARTICLE('(n * 7 + k * 13) % $1')}) from generate_series(1, 30) k))) else '[]' end,
    '[]', '{}', at, at, ${ARTICLE('n')}, 1, md5(n::text), at
  from (select n, (n::bigint * 7919) % 600 as section, timestamptz '2026-01-01' + n * interval '1 minute' as at,
      case when n % 20 = 0 then 'POLICY' when n % 20 = 1 then 'INTERPRETATION' when n % 100 = 2 then 'TOPIC' else 'ARTICLE' end as kind
    from generate_series(0, $1 - 1) n) made`;

const PLACEMENTS = `insert into placement (id, publication_id, section_id, at, live)
  select id, id, section_id, published_at, true from publication`;

const INDEXES = `select indexname as name, indexdef as made from pg_indexes
  where schemaname = 'public' and tablename in ('publication', 'placement') and indexdef not ilike 'create unique%'`;

/** Fills a migrated, empty database with so many articles; does nothing where they are already. */
export async function fill(url, articles) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select count(*)::int as present from publication');
    if (rows[0].present === articles) return;
    // Nobody listens yet, and a hundred thousand words to nobody take a while.
    await client.query('set session_replication_role = replica');
    await client.query('begin');
    for (const sql of FRAME) await client.query(sql);
    // A million articles into eight indexes take a quarter of an hour; an index of a million is made in seconds.
    const { rows: indexes } = await client.query(INDEXES);
    for (const { name } of indexes) await client.query(`drop index "${name}"`);
    await client.query(PUBLICATIONS.replaceAll('$1', String(articles)));
    await client.query(PLACEMENTS);
    for (const { made } of indexes) await client.query(made);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
