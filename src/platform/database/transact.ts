import type { EntityManager } from '@mikro-orm/postgresql';

/** What an act carries that a transaction changes. */
interface Transactable {
  em: EntityManager;
  fetch?: unknown;
  afterCommit?: () => Promise<void>;
}

function refuseNetwork(): never {
  throw new Error('the network was asked for inside a transaction (design law 2)');
}

/**
 * Runs an act's work in one transaction, on a fresh entity manager so that nothing stale is seen; an act called
 * from another act joins its transaction. Inside there is no network: a slow far side must not hold locks. What
 * stands in `afterCommit` has happened before the act answers.
 */
export async function transact<C extends Transactable, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.em.isInTransaction()) return work(ctx);
  const result = await ctx.em.fork().transactional((em) => {
    const inside = { em: em as EntityManager, ...(ctx.fetch ? { fetch: refuseNetwork } : {}) };
    return work({ ...ctx, ...inside });
  });
  await ctx.afterCommit?.();
  return result;
}
