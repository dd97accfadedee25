import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { record } from './record.ts';
import { Tally } from './tally.ts';

const BATCH = 1_000;
const MINUTE_MS = 60_000;

async function over(em: EntityManager, now: Date): Promise<Tally[]> {
  const minute = { $lt: new Date(now.getTime() - (now.getTime() % MINUTE_MS)) };
  return em.find(Tally, { minute }, { orderBy: { minute: 'asc', id: 'asc' }, limit: BATCH });
}

/** Tells the journal, for every minute that is over, how often each note of it was repeated, and forgets them. */
export async function tellTallies(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const tallies = await over(tx.em, tx.now());
    await tx.em.nativeDelete(Tally, { id: { $in: tallies.map(({ id }) => id) } });
    for (const { actorId, actorName, act, subjectType, subjectId, what, minute, times } of tallies) {
      if (times === 1) continue;
      const teller = { ...tx, actor: { ...tx.actor, id: actorId, username: actorName } };
      const detail = { ...(JSON.parse(what) as object), minute, again: times - 1 };
      await record(teller, act, { type: subjectType, id: subjectId }, detail);
    }
  });
}
