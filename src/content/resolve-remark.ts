import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { readCopy } from './read-copy.ts';
import { Remark } from './remark.ts';

/** Says that a remark has been seen to, or that it stands again; whoever may read the copy may, and who did is kept. */
export async function resolveRemark(ctx: Context, input: { id: string; resolved: boolean }): Promise<Remark> {
  mustHaveRole(ctx.actor);
  const { id: userId } = ctx.actor;
  must(userId, 'UNAUTHENTICATED');
  return transact(ctx, async (tx) => {
    const remark = await mustLock(tx.em, Remark, input.id);
    must(await readCopy(tx, remark.copy.id), 'NOT_FOUND');
    if (input.resolved === (remark.resolvedAt !== null)) return remark;
    remark.resolvedAt = input.resolved ? tx.now() : null;
    remark.resolvedBy = input.resolved ? tx.em.getReference(User, userId) : null;
    await tx.em.flush();
    const act = input.resolved ? 'copy.remark-resolved' : 'copy.remark-reopened';
    await record(tx, act, { type: 'Copy', id: remark.copy.id }, { quote: remark.quote.slice(0, 200) });
    return remark;
  });
}
