import type { EntityManager } from '@mikro-orm/postgresql';

/** What an act carries that a transaction changes. */
interface Transactable {
  em: EntityManager;
  fetch?: unknown;
  gathered?: Gathered;
  afterCommit?: () => Promise<void>;
}

/** What the acts of one transaction keep until their work is done, by how it is put down then. */
export type Gathered = Map<unknown, { things: unknown[]; putDown: () => Promise<void> }>;

function refuseNetwork(): never {
  throw new Error('the network was asked for inside a transaction (design law 2)');
}

/**
 * Runs an act's work in one transaction, on a fresh entity manager so that nothing stale is seen; an act called
 * from another act joins its transaction. Inside there is no network: a slow far side must not hold locks. What was
 * gathered is put down last. What stands in `afterCommit` has happened before the act answers.
 */
export async function transact<C extends Transactable, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.em.isInTransaction()) return work(ctx);
  const result = await ctx.em.fork().transactional(async (em) => {
    const gathered: Gathered = new Map();
    const inside = { em: em as EntityManager, gathered, ...(ctx.fetch ? { fetch: refuseNetwork } : {}) };
    const done = await work({ ...ctx, ...inside });
    // Whatever takes rows comes before what is put down, and may hold more than rows.
    if (gathered.size > 0) await em.flush();
    for (const { putDown } of gathered.values()) await putDown();
    return done;
  });
  await ctx.afterCommit?.();
  return result;
}

/**
 * Keeps a thing until all work of the transaction is done; then `putDown` is called once with all that were kept for it,
 * in their order, before the transaction commits. So a lock that everybody needs is held for that moment only.
 */
export function gather<C extends Transactable, T>(
  tx: C,
  thing: T,
  putDown: (tx: C, things: readonly T[]) => Promise<void>,
): void {
  if (!tx.gathered) throw new Error('gathered outside a transaction of `transact`');
  const present = tx.gathered.get(putDown);
  if (present) {
    present.things.push(thing);
    return;
  }
  const things = [thing];
  tx.gathered.set(putDown, { things, putDown: () => putDown(tx, things) });
}
