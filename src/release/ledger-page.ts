import type { EntityManager } from '@mikro-orm/postgresql';
import type { Snapshot } from '../content/snapshot.ts';
import { plainRows } from '../platform/database/plain-rows.ts';
import { Edition } from './edition.ts';
import { deciderKey, isOwnText } from './edition-fault.ts';
import { Publication } from './publication.ts';
import type { Placed, ShownRow } from './publication-fault.ts';

const PAGE = 500;

const ids = (list: readonly string[]): string => `{${[...new Set(list)].join(',')}}`;

/** Some editions in the order of the ledger, and what the rest of the database holds of them. */
export interface LedgerPage {
  editions: Edition[];
  /** Who approved what by the journal, as `deciderKey` writes it. */
  deciders: ReadonlySet<string>;
  /** The approved texts of editions that are not it word for word, by edition. */
  approved: ReadonlyMap<string, Snapshot>;
  /** The first moments of contents, by content. */
  firsts: ReadonlyMap<string, Date>;
  /** What readers are given of these editions, by edition. */
  publications: ReadonlyMap<string, ShownRow>;
  /** How contents are placed, by content. */
  placed: ReadonlyMap<string, Placed>;
}

const DECIDERS = `select subject_id as "copyId", detail->>'hash' as hash, (detail->>'tier')::int as tier, actor_id as "userId"
  from journal_entry where act = 'copy.approved' and subject_id = any(?::uuid[])`;

async function decidersOf(em: EntityManager, editions: Edition[]): Promise<ReadonlySet<string>> {
  type Row = { copyId: string; hash: string; tier: number; userId: string };
  const rows = await em.execute<Row[]>(DECIDERS, [ids(editions.map((one) => one.copyId))]);
  return new Set(rows.map((row) => deciderKey(row.copyId, row.hash, row)));
}

const APPROVED = `select edition.id, revision.snapshot from edition
  join revision on revision.copy_id = edition.copy_id and revision.hash = edition.revision_hash where edition.id = any(?::uuid[])`;

async function approvedOf(em: EntityManager, editions: Edition[]): Promise<ReadonlyMap<string, Snapshot>> {
  const others = editions.filter((edition) => !isOwnText(edition)).map((edition) => edition.id);
  if (others.length === 0) return new Map();
  const rows = await em.execute<{ id: string; snapshot: Snapshot }[]>(APPROVED, [ids(others)]);
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

async function firstsOf(em: EntityManager, editions: Edition[]): Promise<ReadonlyMap<string, Date>> {
  const later = editions.filter((edition) => edition.number !== 1).map((edition) => edition.contentId);
  const own = editions.filter((edition) => edition.number === 1);
  const firsts = new Map(own.map((edition) => [edition.contentId, edition.at]));
  if (later.length === 0) return firsts;
  const rows = await em.execute<{ id: string; at: string }[]>(
    'select content_id as id, at from edition where number = 1 and content_id = any(?::uuid[])',
    [ids(later)],
  );
  for (const { id, at } of rows) firsts.set(id, new Date(at));
  return firsts;
}

const PLACED = `select publication.id, coalesce(bool_or(placement.section_id = publication.section_id), false) as home,
    coalesce(bool_and(placement.live), false) as "allLive", coalesce(bool_or(placement.live), false) as "anyLive"
  from publication left join placement on placement.publication_id = publication.id
  where publication.id = any(?::uuid[]) group by publication.id`;

/** The next editions of the ledger after a place, none at its end, with everything they are held against. */
export async function ledgerPage(em: EntityManager, after: number): Promise<LedgerPage> {
  const rest = 'where sequence > ? order by sequence limit ?';
  const editions = await plainRows(em, Edition, rest, [after, PAGE]);
  const contents = ids(editions.map((edition) => edition.contentId));
  const where = 'where id = any(?::uuid[]) and edition_id = any(?::uuid[])';
  const shown = await plainRows<Publication, ShownRow>(em, Publication, where, [
    contents,
    ids(editions.map(({ id }) => id)),
  ]);
  const placements = await em.execute<(Placed & { id: string })[]>(PLACED, [ids(shown.map(({ id }) => id))]);
  return {
    editions,
    deciders: await decidersOf(em, editions),
    approved: await approvedOf(em, editions),
    firsts: await firstsOf(em, editions),
    publications: new Map(shown.map((publication) => [publication.editionId, publication])),
    placed: new Map(placements.map((one) => [one.id, one])),
  };
}
