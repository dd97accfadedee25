import { type EntityClass, helper, Utils } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { MiddlewareFn } from 'type-graphql';
import { findGathered } from './find-gathered.ts';

function isUnloaded(value: unknown): value is { id: string } {
  return Utils.isEntity(value) && !helper(value).isInitialized();
}

/** Loads an entity that a resolver left as a mere reference, with the others of its kind at once, so that relations need no resolver of their own. */
export const loadReferences: MiddlewareFn<{ em: EntityManager }> = async ({ context }, next) => {
  const value: unknown = await next();
  if (!isUnloaded(value)) return value;
  const entity = helper(value).__meta.class as EntityClass<{ id: string }>;
  const loaded = await findGathered(context.em, entity, value.id);
  if (!loaded || isUnloaded(loaded))
    throw new Error(`${entity.name} ${value.id} is referred to and not there`);
  return loaded;
};
