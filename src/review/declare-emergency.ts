import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { EMERGENCY_ROLES, type Emergency } from '../content/emergency.ts';
import { currentSnapshot, latestRevision } from '../content/latest-revision.ts';
import { mustAllow } from '../content/lifecycle.ts';
import { isSecrecyRule } from '../content/override.ts';
import { Revision } from '../content/revision.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { mustBeFresh } from '../identity/fresh.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { freeze } from './freeze.ts';
import { proofreadCopy } from './proofread-copy.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { isOpenBlock, type Weighed, weigh } from './weigh.ts';

/** A text that must be public before its tiers have decided. */
export interface Declaration {
  id: string;
  reason: string;
}

/** What an emergency leaves to be reviewed in retrospect, and whose turns it cut short. */
export interface Declared {
  copy: Copy;
  revision: Revision;
  cutShort: Revision[];
}

async function mustBeOthersWork(tx: Context, copy: Copy): Promise<string> {
  const last = await latestRevision(tx.em, copy.id);
  const submittedById = last?.submittedBy.id ?? copy.composedBy.id;
  must(![...copy.authorIds, submittedById].includes(tx.actor.id ?? ''), 'OWN_WORK');
  return submittedById;
}

async function foundIn(tx: Context, copy: Copy, site: Site): Promise<Weighed[]> {
  const submittedById = tx.actor.id ?? '';
  const snapshot = await currentSnapshot(tx.em, copy);
  const findings = await weigh(tx, copy, {
    snapshot,
    found: await proofreadCopy(tx, copy, site),
    submittedById,
  });
  const secrets = findings.filter((found) => isOpenBlock(found) && isSecrecyRule(found.rule));
  return secrets.length > 0 ? refuseBlocked(secrets) : findings;
}

function emergencyOf(tx: Context, reason: string, findings: Weighed[]): Emergency {
  const { id, username, roles } = tx.actor;
  const role = EMERGENCY_ROLES.find((one) => roles.includes(one)) ?? '';
  const over = findings
    .filter(isOpenBlock)
    .map(({ rule, excerpt }) => ({ rule, excerpt: excerpt.slice(0, 100) }));
  return { userId: id ?? '', username, role, reason, at: tx.now().toISOString(), over };
}

/**
 * Freezes a copy as it is, on the ground of an emergency instead of its tiers' approvals, in a transaction that
 * publishes it and then calls `openRetrospect`, which tells the journal.
 */
export async function declareEmergency(tx: Context, input: Declaration): Promise<Declared> {
  mustHaveRole(tx.actor, ...EMERGENCY_ROLES);
  const reason = line('reason', input.reason, 1_000);
  const copy = await mustLock(tx.em, Copy, input.id);
  const site = await mustFind(tx.em, Site, copy.site.id);
  await mustReach(tx, site);
  mustAllow('force', copy.state);
  const submittedById = await mustBeOthersWork(tx, copy);
  mustBeFresh(tx);
  copy.sensitivity ??= Sensitivity.SENSITIVE;
  const findings = await foundIn(tx, copy, site);
  const cutShort = await tx.em.find(Revision, { copy: copy.id, voidedAt: null });
  for (const revision of cutShort) revision.voidedAt = tx.now();
  const revision = await freeze(tx, copy, { findings, submittedById });
  revision.review = { ...revision.review, emergency: emergencyOf(tx, reason, findings) };
  revision.voidedAt = null;
  Object.assign(copy, { state: CopyState.APPROVED, publishAt: null });
  await tx.em.flush();
  return { copy, revision, cutShort };
}
