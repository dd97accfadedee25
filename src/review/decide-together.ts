import type { Copy } from '../content/copy.ts';
import { latestRevision } from '../content/latest-revision.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';
import { decide } from './decide.ts';
import { Finding, FindingState, Severity } from './finding.ts';
import type { LightDecisionInput } from './inputs.ts';

/** How one of several decisions ended: the copy as it is now, or why it was not decided. */
export interface Outcome {
  id: string;
  copy: Copy | null;
  refusal: Refusal | null;
}

const MOST = 50;

async function mustBeLight(tx: Context, copyId: string): Promise<void> {
  const revision = await latestRevision(tx.em, copyId);
  must(revision?.snapshot.sensitivity === Sensitivity.GENERAL, 'WRONG_STATE', {
    zh: '只有一般稿件可以批量同意，请逐件审核',
    en: 'Only general copy is approved together; decide this one by itself',
  });
  const grave = {
    severity: { $in: [Severity.BLOCK, Severity.WARN] },
    state: FindingState.OPEN,
  };
  must(!(await tx.em.count(Finding, { revision: revision.id, ...grave })), 'WRONG_STATE', {
    zh: '校对发现问题，请逐件审核',
    en: 'Proofreading found something; decide this one by itself',
  });
}

async function approveLight(ctx: Context, item: LightDecisionInput, remark: string | null): Promise<Copy> {
  must(item.hash, 'STALE');
  return transact(ctx, async (tx) => {
    const copy = await decide(tx, { ...item, approve: true, remark });
    await mustBeLight(tx, copy.id);
    return copy;
  });
}

async function outcomeOf(ctx: Context, item: LightDecisionInput, remark: string | null): Promise<Outcome> {
  try {
    return { id: item.id, copy: await approveLight(ctx, item, remark), refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { id: item.id, copy: null, refusal: error };
    ctx.log.error({ err: error, copy: item.id }, 'one of several decisions failed');
    return { id: item.id, copy: null, refusal: new Refusal('INTERNAL') };
  }
}

/**
 * Approves up to fifty light copies, each in a transaction and with an outcome of its own: general ones without an open
 * warning, on the very revisions that were read. What needs eyes of its own is refused, and holds up no other.
 */
export async function decideTogether(
  ctx: Context,
  input: { items: LightDecisionInput[]; remark?: string | null },
): Promise<Outcome[]> {
  mustHaveRole(ctx.actor);
  const remark = optionalLine('remark', input.remark, 2_000);
  const { items } = input;
  const isFew = items.length > 0 && items.length <= MOST;
  must(isFew && new Set(items.map(({ id }) => id)).size === items.length, 'BAD_USER_INPUT', {
    zh: `一次最多${MOST}件，不得重复`,
    en: `At most ${MOST} at once, none of them twice`,
  });
  const outcomes: Outcome[] = [];
  for (const item of items) outcomes.push(await outcomeOf(ctx, item, remark));
  return outcomes;
}
