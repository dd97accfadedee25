import type { Copy } from '../content/copy.ts';
import { currentSnapshot, latestRevision } from '../content/latest-revision.ts';
import { Revision } from '../content/revision.ts';
import { SECRECY_STATEMENT, type SecrecyDeclaration } from '../content/secrecy-statement.ts';
import { snapshotHash } from '../content/snapshot.ts';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { overridesAmong, storeFindings } from './store-findings.ts';
import { isOpenBlock, type Weighed } from './weigh.ts';

function declaration({ actor, now }: Context): SecrecyDeclaration {
  const { id, username } = actor;
  return { ...SECRECY_STATEMENT, userId: id ?? '', username, at: now().toISOString() };
}

/** What is frozen with a copy: what was found in it, and who hands it in. */
interface Frozen {
  findings: Weighed[];
  submittedById: string;
  /** A declaration that was made before, in place of the actor's own. */
  secrecy?: SecrecyDeclaration;
}

/** Freezes a copy as it is, in the act's own transaction: its text, what was found in it and overridden, and the actor's declaration that nothing in it is secret. */
export async function freeze(
  tx: Context,
  copy: Copy,
  { findings, submittedById, secrecy = declaration(tx) }: Frozen,
): Promise<Revision> {
  const snapshot = await currentSnapshot(tx.em, copy);
  const last = await latestRevision(tx.em, copy.id);
  const openBlocks = findings.filter(isOpenBlock).length;
  const revision = tx.em.create(Revision, {
    copy,
    number: (last?.number ?? 0) + 1,
    snapshot,
    hash: snapshotHash(snapshot),
    submittedAt: tx.now(),
    submittedBy: tx.em.getReference(User, submittedById),
    review: { tiers: [], approvals: [], openBlocks, secrecy },
    voidedAt: openBlocks > 0 ? tx.now() : null,
  });
  const overrides = overridesAmong(storeFindings(tx, revision, findings));
  revision.review = { ...revision.review, overrides };
  return revision;
}
