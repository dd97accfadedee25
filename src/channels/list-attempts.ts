import type { Context } from '../identity/context.ts';
import { Attempt } from './attempt.ts';

type Tries = Map<string, Attempt[]>;

interface Turn {
  ids: Set<string>;
  read: Promise<Tries>;
}

const turns = new WeakMap<Context['em'], Turn>();

async function readAll(em: Context['em'], ids: Set<string>): Promise<Tries> {
  await new Promise(setImmediate);
  turns.delete(em);
  const where = { delivery: { $in: [...ids] } };
  const found = await em.find(Attempt, where, { orderBy: { at: 'asc', id: 'asc' } });
  return Map.groupBy(found, (attempt) => attempt.delivery.id);
}

function turnOf(em: Context['em']): Turn {
  const present = turns.get(em);
  if (present) return present;
  const ids = new Set<string>();
  const turn = { ids, read: readAll(em, ids) };
  turns.set(em, turn);
  return turn;
}

/** Every try of a delivery, the first one first, read together with those of all others that a request asks for in one turn of the event loop. */
export async function listAttempts({ em }: Context, deliveryId: string): Promise<Attempt[]> {
  const turn = turnOf(em);
  turn.ids.add(deliveryId);
  return (await turn.read).get(deliveryId) ?? [];
}
