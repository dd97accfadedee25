import type { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { latestRevision } from '../content/latest-revision.ts';
import type { Context } from '../identity/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Turn, turnOf } from './turn.ts';

/** The turn of a copy where the actor may decide it now, in their own name or as a deputy; null where they may not. */
export async function myTurn(ctx: Context, copy: Copy): Promise<Turn | null> {
  if (ctx.actor.kind !== 'user' || ![CopyState.IN_REVIEW, CopyState.PUBLISHED].includes(copy.state))
    return null;
  const revision = await latestRevision(ctx.em, copy.id);
  if (!revision || revision.voidedAt) return null;
  try {
    return await turnOf(ctx, copy, revision);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
