import type { EntityClass } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

interface Turn {
  ids: Set<string>;
  done: Promise<unknown>;
}

const turns = new WeakMap<EntityManager, Map<EntityClass<object>, Turn>>();

function turnOf(em: EntityManager, entity: EntityClass<object>): Turn {
  const ofRequest = turns.get(em) ?? new Map<EntityClass<object>, Turn>();
  turns.set(em, ofRequest);
  const present = ofRequest.get(entity);
  if (present) return present;
  const ids = new Set<string>();
  const load = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    ofRequest.delete(entity);
    await em.find(entity as EntityClass<{ id: string }>, { id: { $in: [...ids] } });
  };
  const turn = { ids, done: load() };
  ofRequest.set(entity, turn);
  return turn;
}

/** The entity with this id, or null, read together with all others of its kind that a request asks for in one turn of the event loop. */
export async function findGathered<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
  id: string,
): Promise<T | null> {
  const turn = turnOf(em, entity);
  turn.ids.add(id);
  await turn.done;
  const entityById = entity as EntityClass<{ id: string }>;
  return (em.getUnitOfWork().getById<{ id: string }>(entityById, id) as T | undefined) ?? null;
}
