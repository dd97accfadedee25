// Published contents as the acts would have left them, the same for the same number every time: chained, approved, told to the journal.
import pg from 'pg';
import { snapshotHash } from '../dist/content/snapshot.js';
import { entryHash } from '../dist/journal/chain.js';
import { editionHash } from '../dist/release/chain.js';
import { readersRow } from '../dist/release/publication-fields.js';

const BATCH = 1_000;
const BEGUN = Date.UTC(2020, 0, 1);
const id = (base, n) => `00000000-0000-7${base}-8000-${n.toString(16).padStart(12, '0')}`;
const ORGANISATION = id('001', 0);
const EDITOR = id('004', 0);
const REVIEWER = id('004', 1);

/** The people of the data set, by sign-in name. */
export const PEOPLE = { editor: EDITOR, 'reviewer-office': REVIEWER };

const FRAME = `
  insert into organisation (id, name, counterparts) values ('${ORGANISATION}', '青山市人民政府', '{}');
  insert into "user" (id, username, name, roles, organisation_id, created_at) values
    ('${EDITOR}', 'editor', '编辑', '{EDITOR}', '${ORGANISATION}', '2020-01-01'),
    ('${REVIEWER}', 'reviewer-office', '信息办负责人', '{REVIEWER_OFFICE}', '${ORGANISATION}', '2020-01-01');
  insert into site (id, code, name, domain, kind, organisation_id, industries, regions)
    select replace('${id('002', 0)}', '000000000000', lpad(to_hex(n), 12, '0'))::uuid, (4400000000 + n)::text, '站点' || n,
      's' || n || '.example.gov.cn', case n when 0 then 'MAIN' else 'SUB' end, '${ORGANISATION}', '{}', '{}' from generate_series(0, 59) n;
  insert into section (id, site_id, code, name, type, position)
    select replace('${id('003', 0)}', '000000000000', lpad(to_hex(n), 12, '0'))::uuid,
      replace('${id('002', 0)}', '000000000000', lpad(to_hex(n / 10), 12, '0'))::uuid,
      'c' || n % 10, '栏目' || n % 10, 'NOTICE', n % 10 from generate_series(0, 599) n;`;

/** The place of the n-th content. */
export function placeOf(n) {
  const section = (n * 7919) % 600;
  return { siteId: id('002', Math.floor(section / 10)), sectionId: id('003', section) };
}

/** A body of some three kilobytes, no two alike. */
export function bodyOf(n) {
  const lines = Array.from(
    { length: 12 },
    (_, nth) =>
      `<p>各单位要抓好第${n}号事项的第${nth}款落实，${'扎实推进重点工作，'.repeat(8)}确保取得实效。</p>`,
  );
  return lines.join('');
}

function snapshotOf(n) {
  const policy = n % 20 === 0 ? { number: `青政发〔2026〕${n}号`, issuer: '市人民政府' } : null;
  return {
    ...{
      kind: policy ? 'POLICY' : 'ARTICLE',
      ...placeOf(n),
      sensitivity: 'GENERAL',
      title: `关于做好第${n}号重点工作的通知`,
    },
    ...{
      summary: `摘要${n}`,
      body: bodyOf(n),
      originName: '市人民政府办公室',
      originUrl: `https://www.example.gov.cn/${n}`,
    },
    ...{
      originAuthor: null,
      originPublishedAt: null,
      originPrecision: null,
      author: null,
      keywords: ['通知', '工作'],
    },
    ...{ coverAssetId: null, policy, interpretation: null, topic: null, attachments: [], changeNote: null },
  };
}

const snake = (row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`),
      value,
    ]),
  );

/** Makes editions and journal lines one after the other, each with the hash of the one before. */
class Chains {
  #edition = null;
  #entry = null;
  #entries = 0;

  edition(n) {
    const snapshot = snapshotOf(n);
    const at = new Date(BEGUN + n * 60_000);
    const revisionHash = snapshotHash(snapshot);
    const person = { tier: 1, role: 'REVIEWER_OFFICE' };
    const approval = { ...person, userId: REVIEWER, username: 'reviewer-office', at: at.toISOString() };
    const unsealed = {
      ...{
        id: id('005', n),
        sequence: n + 1,
        number: 1,
        contentId: id('000', n),
        copyId: id('006', n),
        act: 'PUBLISH',
      },
      ...{
        snapshot,
        revisionHash,
        approvals: [approval],
        tiers: [person],
        authorIds: [EDITOR],
        marks: [],
        withdrawal: null,
      },
      ...{ changeNote: null, at, byId: EDITOR, previousHash: this.#edition },
    };
    this.#edition = editionHash(unsealed);
    return { ...unsealed, hash: this.#edition };
  }

  entry(actor, act, subjectType, subjectId, at, detail) {
    this.#entries += 1;
    const actorId = PEOPLE[actor];
    const unsealed = {
      ...{ id: id('007', this.#entries), number: this.#entries, at, actorId, actorName: actor, act },
      ...{ subjectType, subjectId, detail, previousHash: this.#entry },
    };
    this.#entry = entryHash(unsealed);
    return { ...unsealed, hash: this.#entry };
  }
}

function rowsOf(chains, n) {
  const edition = chains.edition(n);
  const { at, copyId, contentId, revisionHash: hash, sequence } = edition;
  const approved = { tier: 1, role: 'REVIEWER_OFFICE', hash, remark: null };
  const entries = [
    chains.entry('reviewer-office', 'copy.approved', 'Copy', copyId, at, approved),
    chains.entry('editor', 'content.published', 'Publication', contentId, at, {
      edition: 1,
      sequence,
      hash: edition.hash,
    }),
  ];
  const { site: siteId, section: sectionId, ...fields } = readersRow(edition);
  const identity = { id: contentId, path: `/content/${contentId}`, publishedAt: at };
  return { edition, entries, publication: { ...fields, ...identity, siteId, sectionId } };
}

const SINGLE = (n, base, column) => `replace(${column}::text, '-7${base}-', '-7${n}-')::uuid`;
const REST = `
  insert into placement (id, publication_id, section_id, at, live) select id, id, section_id, published_at, true from publication;
  insert into copy (id, kind, site_id, section_id, state, version, sensitivity, title, summary, body, origin_name, origin_url, keywords,
      media_hashes, content_id, composed_by_id, author_ids, composed_at, revised_at, policy)
    select ${SINGLE('006', '000', 'id')}, kind, site_id, section_id, 'PUBLISHED', 1, 'GENERAL', title, summary, body, origin_name, origin_url,
      keywords, media_hashes, id, '${EDITOR}', array['${EDITOR}'], published_at, published_at, policy from publication;
  insert into revision (id, copy_id, number, hash, snapshot, review, submitted_at, submitted_by_id)
    select ${SINGLE('008', '005', 'id')}, copy_id, 1, revision_hash, snapshot,
      jsonb_build_object('tiers', tiers, 'approvals', approvals, 'openBlocks', 0), at, '${EDITOR}' from edition;
  insert into step (id, revision_id, tier, role, name, "window", state, decided_by_id, decided_at, waiting_since)
    select id, id, 1, 'REVIEWER_OFFICE', '一审一校', '{"unit":"WORKING_DAYS","value":1}', 'APPROVED', '${REVIEWER}', submitted_at, submitted_at from revision;
  insert into finding (id, revision_id, rule, severity, field, excerpt, start, "end", reason)
    select id, id, 'links', 'HINT', 'body', '链接', 0, 2, '提示' from revision;
  insert into duty (id, kind, state, site_id, subject_type, subject_id, opened_at, due_at, "window", settled_at)
    select s.id, 'REVIEW', 'MET', (r.snapshot->>'siteId')::uuid, 'Step', s.id, r.submitted_at, r.submitted_at + interval '1 day', s."window", r.submitted_at
    from step s join revision r on r.id = s.revision_id;`;

async function insert(client, table, rows) {
  const text = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`;
  const names = Object.keys(rows[0]).join(', ');
  await client.query(text.replace(' select *', ` (${names}) select ${names}`), [JSON.stringify(rows)]);
}

/** Fills a migrated, empty database with so many published contents; does nothing where they are already. */
export async function fillContents(url, contents) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select count(*)::int as present from edition');
    if (rows[0].present >= contents) return;
    await client.query('set session_replication_role = replica');
    await client.query('begin');
    await client.query(FRAME);
    const chains = new Chains();
    for (let first = 0; first < contents; first += BATCH) {
      const count = Math.min(BATCH, contents - first);
      const made = Array.from({ length: count }, (_, nth) => rowsOf(chains, first + nth));
      await insert(
        client,
        'edition',
        made.map((one) => snake(one.edition)),
      );
      await insert(
        client,
        'journal_entry',
        made.flatMap((one) => one.entries.map(snake)),
      );
      await insert(
        client,
        'publication',
        made.map((one) => snake(one.publication)),
      );
    }
    await client.query(REST);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
