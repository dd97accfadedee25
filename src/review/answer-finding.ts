import { Copy } from '../content/copy.ts';
import { currentSnapshot, latestRevision } from '../content/latest-revision.ts';
import type { Revision } from '../content/revision.ts';
import { snapshotHash } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Finding, FindingState } from './finding.ts';

/** What is said to a finding: that it may pass, and why. */
export interface Answer {
  id: string;
  findingId: string;
  reason: string;
}

/** A finding that nobody has answered, with what it stands in. */
export interface Open {
  copy: Copy;
  revision: Revision;
  finding: Finding;
}

/** The open finding, in the copy's latest revision, while the copy still says what was proofread. */
export async function mustStandOpen(tx: Context, { id, findingId }: Answer): Promise<Open> {
  const copy = await mustLock(tx.em, Copy, id);
  await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
  const finding = await mustFind(tx.em, Finding, findingId);
  const revision = await latestRevision(tx.em, copy.id);
  must(revision && finding.revision.id === revision.id, 'NOT_FOUND', undefined, { id: findingId });
  must(snapshotHash(await currentSnapshot(tx.em, copy)) === revision.hash, 'STALE', {
    zh: '校对之后稿件又有修改，请重新送审',
    en: 'The copy was changed after it was proofread; submit it again',
  });
  must(finding.state === FindingState.OPEN, 'WRONG_STATE');
  return { copy, revision, finding };
}

/** Keeps an answer with its finding and in the journal, in the act's own transaction. */
export async function answer(tx: Context, { copy, finding }: Open, given: Partial<Finding>): Promise<Copy> {
  const answeredBy = tx.em.getReference(User, tx.actor.id ?? '');
  Object.assign(finding, { ...given, answeredBy, answeredAt: tx.now() });
  await tx.em.flush();
  const { rule, excerpt, field, answer: reason, answeredAs: role, state } = finding;
  const act = state === FindingState.OVERRIDDEN ? 'finding.overridden' : 'finding.acknowledged';
  const detail = { findingId: finding.id, rule, field, excerpt: excerpt.slice(0, 200), reason, role };
  await record(tx, act, { type: 'Copy', id: copy.id }, detail);
  return copy;
}
