import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Runs an act's work in one transaction, on a fresh entity manager so that nothing stale is seen; an act called
 * from another act joins its transaction.
 */
export async function transact<C extends { em: EntityManager }, T>(
  ctx: C,
  work: (ctx: C) => Promise<T>,
): Promise<T> {
  if (ctx.em.isInTransaction()) return work(ctx);
  return ctx.em.fork().transactional((em) => work({ ...ctx, em: em as EntityManager }));
}
