import { randomUUIDv7 } from 'node:crypto';
import type { Copy } from '../content/copy.ts';
import { groundsOf } from '../content/grounds.ts';
import type { Revision } from '../content/revision.ts';
import type { Snapshot } from '../content/snapshot.ts';
import { type Context, enqueue } from '../identity/context.ts';
import { appendEdition } from './append-edition.ts';
import { applyEdition } from './apply-edition.ts';
import { type Edition, EditionAct } from './edition.ts';
import { marksOf } from './marks-of.ts';
import { resolvePolicies } from './resolve-policies.ts';

/** A revision that may be public, and its text. */
export interface Approved {
  revision: Revision;
  snapshot: Snapshot;
}

/** Everybody whose words are in a copy, whoever submitted it among them. */
export function authorsOf(copy: Copy, { submittedBy }: Revision): string[] {
  return [...new Set([...copy.authorIds, submittedBy.id])];
}

// The channels of the site that was its home carry it no longer; where it is placed besides, they do.
async function leaveFormerSite(tx: Context, edition: Edition): Promise<void> {
  const explanation = edition.changeNote ?? '';
  await enqueue(tx, 'channels.take-out', {
    contentId: edition.contentId,
    explanation,
    at: edition.at.toISOString(),
  });
}

/** Appends the edition of an approved copy, a correction where something is public already, and shows it to readers. */
export async function bringOut(
  tx: Context,
  copy: Copy,
  { revision, snapshot, present }: Approved & { present: Edition | null },
): Promise<Edition> {
  const named = {
    contentId: copy.contentId ?? randomUUIDv7(),
    snapshot: await resolvePolicies(tx, snapshot),
  };
  const edition = await appendEdition(tx, {
    ...named,
    copyId: copy.id,
    act: present ? EditionAct.CORRECT : EditionAct.PUBLISH,
    marks: await marksOf(tx, named),
    revisionHash: revision.hash,
    approvals: revision.review.approvals,
    tiers: revision.review.tiers,
    authorIds: authorsOf(copy, revision),
    grounds: groundsOf(revision.review),
    withdrawal: null,
    changeNote: copy.changeNote,
  });
  const formerSite = present?.snapshot.siteId;
  await applyEdition(tx, edition);
  if (formerSite && formerSite !== snapshot.siteId) await leaveFormerSite(tx, edition);
  return edition;
}
