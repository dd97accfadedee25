import type { EntityManager } from '@mikro-orm/postgresql';
import { approvalGap } from '../content/approval.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { editionHash } from './chain.ts';
import { Edition, EditionAct } from './edition.ts';
import { Publication } from './publication.ts';
import { publicationFields } from './publication-fields.ts';

const PAGE = 500;

/** What a walk through the ledger found; `fault` names the first thing that is wrong. */
export interface Verdict {
  editions: number;
  publications: number;
  fault: string | null;
}

function editionFault(edition: Edition, previous: Edition | null, expected: number): string | null {
  if (edition.sequence !== expected) return `edition ${expected} is missing`;
  if (edition.previousHash !== (previous?.hash ?? null))
    return `edition ${expected} does not follow the one before`;
  if (editionHash(edition) !== edition.hash) return `edition ${expected} was changed`;
  if (edition.act === EditionAct.WITHDRAW) return null;
  const tiers = edition.approvals.map(({ tier, role }) => ({ tier, role }));
  const review = { tiers, approvals: edition.approvals, openBlocks: 0 };
  const revision = { hash: edition.revisionHash, voided: false, review };
  const gap = approvalGap({ hash: edition.revisionHash, authorIds: [], revision });
  return gap ? `edition ${expected} has no approvals` : null;
}

async function checkLedger(em: EntityManager): Promise<{ editions: number; fault: string | null }> {
  let previous: Edition | null = null;
  let editions = 0;
  for (;;) {
    const where = { sequence: { $gt: editions } };
    const page: Edition[] = await em
      .fork()
      .find(Edition, where, { orderBy: { sequence: 'asc' }, limit: PAGE });
    for (const edition of page) {
      editions += 1;
      const fault = editionFault(edition, previous, editions);
      if (fault) return { editions, fault };
      previous = edition;
    }
    if (page.length < PAGE) return { editions, fault: null };
  }
}

function publicationFault(publication: Publication, edition: Edition | undefined): string | null {
  if (!edition || edition.contentId !== publication.id) return `publication ${publication.id} has no edition`;
  const expected = publicationFields(edition);
  for (const [field, value] of Object.entries(expected)) {
    const live = publication[field as keyof typeof expected];
    if (canonicalJson({ value: live }) !== canonicalJson({ value })) {
      return `publication ${publication.id} differs from its edition in ${field}`;
    }
  }
  return null;
}

async function checkPublications(em: EntityManager): Promise<{ publications: number; fault: string | null }> {
  let publications = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const fork = em.fork();
    const page = await fork.find(
      Publication,
      { id: { $gt: after } },
      { orderBy: { id: 'asc' }, limit: PAGE },
    );
    const editions = await fork.find(Edition, { id: { $in: page.map((one) => one.editionId) } });
    const byId = new Map(editions.map((edition) => [edition.id, edition]));
    for (const publication of page) {
      publications += 1;
      const fault = publicationFault(publication, byId.get(publication.editionId));
      if (fault) return { publications, fault };
      after = publication.id;
    }
    if (page.length < PAGE) return { publications, fault: null };
  }
}

/** Walks the ledger's chain and compares every readers' row with its edition, with constant memory. */
export async function verifyLedger(em: EntityManager): Promise<Verdict> {
  const ledger = await checkLedger(em);
  if (ledger.fault) return { ...ledger, publications: 0 };
  return { ...(await checkPublications(em)), editions: ledger.editions };
}
