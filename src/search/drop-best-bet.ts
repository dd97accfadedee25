import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustBeOfHead } from '../sites/scope.ts';
import { BestBet } from './best-bet.ts';
import { pushRecommended } from './push-recommended.ts';

/** Recommends nothing any longer for the queries of a bet. */
export async function dropBestBet(ctx: Context, input: { id: string }): Promise<boolean> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  await mustBeOfHead(ctx);
  return transact(ctx, async (tx) => {
    const bet = await mustLock(tx.em, BestBet, input.id);
    const { id, queries, contentIds } = bet;
    await tx.em.remove(bet).flush();
    await pushRecommended(tx, contentIds);
    await record(tx, 'best-bet.dropped', { type: 'BestBet', id }, { queries, contentIds });
    return true;
  });
}
