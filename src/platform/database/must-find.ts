import { type EntityClass, LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../refusal.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

async function findById<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  id: string,
  lockMode: LockMode,
): Promise<T> {
  const entityById = entity as EntityClass<{ id: string }>;
  const found = isUuid(id) ? await em.findOne(entityById, { id }, { lockMode }) : null;
  if (found) return found as T;
  throw new Refusal('NOT_FOUND', undefined, { id });
}

/** The entity with this id, or the refusal NOT_FOUND; a malformed id is simply not found. */
export function mustFind<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  id: string,
): Promise<T> {
  return findById(em, entity, id, LockMode.NONE);
}

/** The same, holding the row until the transaction ends, so that two people at once take turns. */
export function mustLock<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  id: string,
): Promise<T> {
  return findById(em, entity, id, LockMode.PESSIMISTIC_WRITE);
}
