import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { Publication } from '../release/publication.ts';
import { BestBet } from './best-bet.ts';

const MOST = 1_000;

/** Every bet, the one changed last first; a thousand at most. */
export async function listBestBets(ctx: Context): Promise<BestBet[]> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN, Role.SUPERVISOR);
  return ctx.em.find(BestBet, {}, { orderBy: { changedAt: 'desc', id: 'desc' }, limit: MOST });
}

/** The publications a bet recommends, in its order; withdrawn ones too. */
export async function contentsOf(ctx: Context, bet: BestBet): Promise<Publication[]> {
  const found = await ctx.em.find(Publication, { id: { $in: bet.contentIds } });
  const byId = new Map(found.map((publication) => [publication.id, publication]));
  return bet.contentIds.flatMap((id) => byId.get(id) ?? []);
}
