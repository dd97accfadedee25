import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { RELEASE_ACTS } from './announce.ts';
import { changedFields } from './changed-fields.ts';
import type { Edition } from './edition.ts';
import { type Announced, editionFault } from './edition-fault.ts';
import { type LedgerPage, ledgerPage } from './ledger-page.ts';
import { publicationFault } from './publication-fault.ts';

const PAGE = 1_000;

/** What a walk through the ledger found; `fault` names the first thing that is wrong, which edition of which content it is, and what differs. */
export interface Verdict {
  editions: number;
  publications: number;
  fault: string | null;
}

const TOLD = `select number, detail->'sequence' as sequence, detail->>'hash' as hash from journal_entry
  where number > ? and act = any(?::text[]) order by number limit ${PAGE}`;

/** What the journal tells of editions, in the order they were made. */
async function* announcements(em: EntityManager): AsyncGenerator<Announced> {
  for (let after = 0; ; ) {
    const parameters = [after, `{${RELEASE_ACTS.join(',')}}`];
    const page = await em.execute<(Announced & { number: number })[]>(TOLD, parameters);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.number ?? after;
  }
}

function shownFault(latest: Edition, page: LedgerPage): string | null {
  const { contentId } = latest;
  const publication = page.publications.get(latest.id);
  const placed = page.placed.get(contentId);
  return publication
    ? publicationFault({ latest, publishedAt: page.firsts.get(contentId), publication, placed })
    : null;
}

const place = ({ contentId, number }: Edition): string => `content ${contentId}, its edition ${number}`;

/** One walk; what it has counted is what stands. */
class Walk {
  readonly #em: EntityManager;
  readonly #told: AsyncGenerator<Announced>;
  readonly verdict: Verdict = { editions: 0, publications: 0, fault: null };
  #previousHash: string | null = null;
  /** The first row of the readers' that is wrong; a broken chain is told before it. */
  #shownFault: string | null = null;

  constructor(em: EntityManager) {
    this.#em = em;
    this.#told = announcements(em);
  }

  async run(): Promise<Verdict> {
    const { verdict } = this;
    for (let page = await this.#page(); page.editions.length > 0; page = await this.#page()) {
      for (const edition of page.editions) {
        verdict.fault = await this.#fault(edition, page);
        if (verdict.fault) return verdict;
      }
    }
    const isCut = !(await this.#told.next()).done;
    verdict.fault = isCut
      ? `edition ${verdict.editions + 1} is missing: the journal tells of it`
      : (this.#shownFault ?? (await this.#unshown()));
    return verdict;
  }

  #page(): Promise<LedgerPage> {
    return ledgerPage(this.#em, this.verdict.editions);
  }

  async #fault(edition: Edition, page: LedgerPage): Promise<string | null> {
    this.verdict.editions += 1;
    const announced = (await this.#told.next()).value ?? undefined;
    const witnesses = { announced, approved: page.approved.get(edition.id), deciders: page.deciders };
    const fault = editionFault(edition, this.#previousHash, this.verdict.editions, witnesses);
    if (fault) return `${fault} (${place(edition)}${await changedFields(this.#em, edition)})`;
    this.#previousHash = edition.hash;
    if (page.publications.has(edition.id)) this.verdict.publications += 1;
    this.#shownFault ??= shownFault(edition, page);
    return null;
  }

  /** Contents of which readers are given another edition than the latest, or none, and the other way round. */
  async #unshown(): Promise<string | null> {
    const [latest] = await this.#em.execute<{ content: string; id: string | null }[]>(
      `select distinct on (e.content_id) e.content_id as content, p.id from edition e left join publication p on p.id = e.content_id
        where p.edition_id is distinct from (select id from edition l where l.content_id = e.content_id order by number desc limit 1) limit 1`,
    );
    if (latest?.id) return `publication ${latest.content} is not of its latest edition`;
    if (latest) return `publication ${latest.content} is missing`;
    const [orphan] = await this.#em.execute<{ id: string }[]>(
      'select id from publication where not exists (select 1 from edition where content_id = publication.id) limit 1',
    );
    return orphan ? `publication ${orphan.id} has no edition` : null;
  }
}

/**
 * Walks the ledger's chain beside the journal, and holds the texts against what was approved, the approvals against the
 * journal, and whatever readers are given against the latest edition of each content; at one moment of the database, and
 * with constant memory.
 */
export function verifyLedger(em: EntityManager): Promise<Verdict> {
  const { REPEATABLE_READ: isolationLevel } = IsolationLevel;
  const options = { isolationLevel, readOnly: true };
  return em.fork().transactional((tx) => new Walk(tx as EntityManager).run(), options);
}
