import { helper, Utils } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { MiddlewareFn } from 'type-graphql';

function isUnloaded(value: unknown): value is object {
  return Utils.isEntity(value) && !helper(value).isInitialized();
}

/** Loads an entity that a resolver left as a mere reference, so that relations need no resolver of their own. */
export const loadReferences: MiddlewareFn<{ em: EntityManager }> = async ({ context }, next) => {
  const value: unknown = await next();
  if (!isUnloaded(value)) return value;
  const wrapped = helper(value);
  return context.em.findOneOrFail(wrapped.__meta.class, wrapped.getPrimaryKey() as never);
};
