import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReviewRecord } from '../content/approval.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Edition } from './edition.ts';

interface Witness {
  snapshot: Snapshot | null;
  review: ReviewRecord | null;
  hash: string | null;
  sequence: number | null;
  by: string | null;
}

// The line of the journal is found by the content and its edition, whatever else of the edition was changed.
const WITNESS = `select r.snapshot, r.review, j.detail->>'hash' as hash, (j.detail->>'sequence')::int as sequence, j.actor_id as by
  from (select ?::uuid as content_id, ?::int as number, ?::uuid as copy_id, ?::text as revision_hash) e
  left join revision r on r.copy_id = e.copy_id and r.hash = e.revision_hash
  left join journal_entry j on j.subject_id = e.content_id and j.subject_type = 'Publication' and (j.detail->>'edition')::int = e.number
  limit 1`;

const differ = (one: unknown, other: unknown): boolean =>
  canonicalJson({ one }) !== canonicalJson({ one: other });

function ofText(edition: Edition, approved: Snapshot): string[] {
  const names = Object.keys({ ...approved, ...edition.snapshot }) as (keyof Snapshot)[];
  const changed = names.filter(
    (name) => name !== 'interpretation' && differ(edition.snapshot[name], approved[name]),
  );
  return changed.map((name) => `snapshot.${name}`);
}

function ofReview({ approvals, tiers }: Edition, review: ReviewRecord): string[] {
  return [
    ...(differ(approvals, review.approvals) ? ['approvals'] : []),
    ...(tiers.length > 0 && differ(tiers, review.tiers) ? ['tiers'] : []),
  ];
}

function ofJournal(edition: Edition, { hash, sequence, by }: Witness): string[] {
  if (hash === null) return [];
  const told = { sequence, byId: by, hash };
  return (Object.keys(told) as (keyof typeof told)[]).filter((name) => edition[name] !== told[name]);
}

function fields(edition: Edition, witness: Witness): string[] {
  const { snapshot, review } = witness;
  return [
    ...(snapshot ? ofText(edition, snapshot) : ['revisionHash']),
    ...(review ? ofReview(edition, review) : []),
    ...ofJournal(edition, witness),
  ];
}

/**
 * What of a faulty edition differs from the approved revision and from the journal, in words to follow its name, or
 * nothing where neither keeps what was changed; ids that lead nowhere are what was changed.
 */
export async function changedFields(em: EntityManager, edition: Edition): Promise<string> {
  const { contentId, number, copyId, revisionHash } = edition;
  const [witness] = await em.execute<Witness[]>(WITNESS, [contentId, number, copyId, revisionHash]);
  const changed = witness ? fields(edition, witness) : [];
  return changed.length > 0 ? `, differs in ${changed.join(', ')}` : '';
}
