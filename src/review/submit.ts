import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { currentSnapshot, latestRevision } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { Revision } from '../content/revision.ts';
import { type Sensitivity } from '../content/sensitivity.ts';
import { snapshotHash } from '../content/snapshot.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Severity } from './finding.ts';
import { layOutSteps } from './lay-out-steps.ts';
import { type Found } from './proofing/index.ts';
import { proofreadCopy } from './proofread-copy.ts';
import { storeFindings } from './store-findings.ts';

async function freeze(tx: Context, copy: Copy, findings: Found[]): Promise<Revision> {
  const snapshot = await currentSnapshot(tx.em, copy);
  const last = await latestRevision(tx.em, copy.id);
  const openBlocks = findings.filter((finding) => finding.severity === Severity.BLOCK).length;
  return tx.em.create(Revision, {
    copy,
    number: (last?.number ?? 0) + 1,
    snapshot,
    hash: snapshotHash(snapshot),
    submittedAt: tx.now(),
    submittedBy: tx.em.getReference(User, tx.actor.id ?? ''),
    review: { tiers: [], approvals: [], openBlocks },
    voidedAt: openBlocks > 0 ? tx.now() : null,
  });
}

function refuseBlocked(findings: Found[]): never {
  const blocks = findings.filter((finding) => finding.severity === Severity.BLOCK);
  const excerpts = blocks.slice(0, 20).map(({ rule, excerpt, reason }) => ({ rule, excerpt, reason }));
  throw new Refusal('BLOCKED_BY_FINDING', undefined, { findings: excerpts });
}

/** Freezes a revision, proofreads it, and lays out its tiers. With a blocking finding the copy stays a draft; the findings are kept either way. */
export async function submit(ctx: Context, input: { id: string; sensitivity: Sensitivity }): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  const outcome = await transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    const site = await mustFind(tx.em, Site, copy.site.id);
    await mustReach(tx, site);
    mustAllow('submit', copy.state);
    copy.sensitivity = input.sensitivity;
    const findings = await proofreadCopy(tx, copy, site);
    const revision = await freeze(tx, copy, findings);
    storeFindings(tx, revision, findings);
    const blocked = revision.review.openBlocks > 0;
    if (!blocked) await layOutSteps(tx, revision, input.sensitivity);
    if (!blocked) copy.state = CopyState.IN_REVIEW;
    await tx.em.flush();
    const { number, hash, review } = revision;
    const detail = { revision: number, hash, sensitivity: input.sensitivity, tiers: review.tiers };
    await record(tx, blocked ? 'copy.blocked' : 'copy.submitted', { type: 'Copy', id: copy.id }, detail);
    return { copy, findings, blocked };
  });
  return outcome.blocked ? refuseBlocked(outcome.findings) : outcome.copy;
}
