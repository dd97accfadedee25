import { randomUUIDv7 } from 'node:crypto';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { Presence } from './presence.ts';
import { readCopy } from './read-copy.ts';

/** How long somebody counts as present after they were last heard of, in milliseconds. */
export const PRESENT_FOR = 45_000;

/** Says that somebody has a copy open, or no longer, and answers who else has. A window says so again before `PRESENT_FOR` is over. */
export async function appear(
  ctx: Context,
  input: { copyId: string; editing: boolean; leaving?: boolean },
): Promise<Presence[]> {
  mustHaveRole(ctx.actor);
  const { id: userId } = ctx.actor;
  must(userId, 'UNAUTHENTICATED');
  return transact(ctx, async (tx) => {
    const copy = await readCopy(tx, input.copyId);
    must(copy, 'NOT_FOUND');
    const stale = new Date(tx.now().getTime() - PRESENT_FOR);
    const mine = { copy: copy.id, user: userId };
    if (input.leaving) await tx.em.nativeDelete(Presence, mine);
    else {
      const user = tx.em.getReference(User, userId);
      const present = { id: randomUUIDv7(), copy, user, editing: input.editing, seenAt: tx.now() };
      await tx.em.upsert(Presence, present, {
        onConflictFields: ['copy', 'user'],
        onConflictExcludeFields: ['id'],
      });
    }
    const others = { copy: copy.id, user: { $ne: userId }, seenAt: { $gt: stale } };
    return tx.em.find(Presence, others, { populate: ['user'], orderBy: { seenAt: 'desc' }, limit: 50 });
  });
}

/** Forgets whoever has long not been heard of. */
export async function forgetPresence(ctx: Context): Promise<void> {
  const stale = new Date(ctx.now().getTime() - PRESENT_FOR);
  await ctx.em.nativeDelete(Presence, { seenAt: { $lt: stale } });
}
