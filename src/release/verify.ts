import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Entry } from '../journal/entry.ts';
import { RELEASE_ACTS } from './announce.ts';
import { Edition } from './edition.ts';
import { type Announced, editionFault } from './edition-fault.ts';
import { Publication } from './publication.ts';
import { type Placed, publicationFault } from './publication-fault.ts';

const PAGE = 200;
const NEW = { disableIdentityMap: true } as const;

/** What a walk through the ledger found; `fault` names the first thing that is wrong. */
export interface Verdict {
  editions: number;
  publications: number;
  fault: string | null;
}

/** What the journal tells of editions, in the order they were made. */
async function* announcements(em: EntityManager): AsyncGenerator<Announced> {
  for (let after = 0; ; ) {
    const where = { number: { $gt: after }, act: { $in: [...RELEASE_ACTS] } };
    const page = await em.find(Entry, where, { orderBy: { number: 'asc' }, limit: PAGE, ...NEW });
    for (const { detail } of page) yield { sequence: detail.sequence, hash: detail.hash };
    if (page.length < PAGE) return;
    after = page.at(-1)?.number ?? after;
  }
}

async function* ledger(em: EntityManager): AsyncGenerator<Edition> {
  for (let after = 0; ; ) {
    const where = { sequence: { $gt: after } };
    const page = await em.find(Edition, where, { orderBy: { sequence: 'asc' }, limit: PAGE, ...NEW });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.sequence ?? after;
  }
}

async function checkLedger(em: EntityManager): Promise<{ editions: number; fault: string | null }> {
  const told = announcements(em);
  let previousHash: string | null = null;
  let editions = 0;
  for await (const edition of ledger(em)) {
    editions += 1;
    const { value } = await told.next();
    const fault = editionFault(edition, previousHash, editions, value ?? undefined);
    if (fault) return { editions, fault };
    previousHash = edition.hash;
  }
  const isCut = !(await told.next()).done;
  return { editions, fault: isCut ? `edition ${editions + 1} is missing` : null };
}

const LATEST = `select distinct on (content_id) id from edition
  where content_id > ? order by content_id, number desc limit ${PAGE}`;
const PLACED = `select publication.id, coalesce(bool_or(placement.section_id = publication.section_id), false) as home,
    coalesce(bool_and(placement.live), false) as "allLive", coalesce(bool_or(placement.live), false) as "anyLive"
  from publication left join placement on placement.publication_id = publication.id
  where publication.id = any(?::uuid[]) group by publication.id`;

async function faultAmong(em: EntityManager, editions: Edition[]): Promise<string | null> {
  const ids = editions.map((edition) => edition.contentId);
  const firsts = await em.find(
    Edition,
    { contentId: { $in: ids }, number: 1 },
    { fields: ['contentId', 'at'], ...NEW },
  );
  const rows = await em.find(Publication, { id: { $in: ids } }, NEW);
  const placements = await em.execute<(Placed & { id: string })[]>(PLACED, [`{${ids.join(',')}}`]);
  const first = new Map(firsts.map((edition) => [edition.contentId, edition]));
  const row = new Map(rows.map((publication) => [publication.id, publication]));
  const placed = new Map(placements.map((one) => [one.id, one]));
  for (const latest of editions) {
    const { contentId: id } = latest;
    const given = {
      latest,
      publishedAt: first.get(id)?.at,
      publication: row.get(id),
      placed: placed.get(id),
    };
    const fault = publicationFault(given);
    if (fault) return fault;
  }
  return null;
}

const ORPHAN = `select id from publication
  where not exists (select 1 from edition where content_id = publication.id) limit 1`;

async function checkPublications(em: EntityManager): Promise<{ publications: number; fault: string | null }> {
  let publications = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await em.execute<{ id: string }[]>(LATEST, [after]);
    const where = { id: { $in: ids.map(({ id }) => id) } };
    const page = await em.find(Edition, where, { orderBy: { contentId: 'asc' }, ...NEW });
    publications += page.length;
    const fault = await faultAmong(em, page);
    if (fault) return { publications, fault };
    if (page.length < PAGE) break;
    after = page.at(-1)?.contentId ?? after;
  }
  const [orphan] = await em.execute<{ id: string }[]>(ORPHAN);
  return { publications, fault: orphan ? `publication ${orphan.id} has no edition` : null };
}

/**
 * Walks the ledger's chain beside the journal, and holds whatever readers are given against the latest edition of each
 * content; at one moment of the database, and with constant memory.
 */
export function verifyLedger(em: EntityManager): Promise<Verdict> {
  const check = async (tx: EntityManager): Promise<Verdict> => {
    const { editions, fault } = await checkLedger(tx);
    return fault ? { editions, publications: 0, fault } : { editions, ...(await checkPublications(tx)) };
  };
  const { REPEATABLE_READ: isolationLevel } = IsolationLevel;
  return em.fork().transactional((tx) => check(tx as EntityManager), { isolationLevel, readOnly: true });
}
