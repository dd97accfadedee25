import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { Publication } from '../release/publication.ts';
import { Delivery } from './delivery.ts';

/** Deliveries held to the end of the transaction, by id, and the publications they are of. */
export interface Held {
  publications: Map<string, Publication>;
  deliveries: Map<string, Delivery>;
}

/** Holds deliveries, and before them the publications they are of, each in one order, so that two who hold some of the same take turns. */
export async function holdDue(tx: Context, due: readonly { id: string; contentId: string }[]): Promise<Held> {
  const how = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const contents = { id: { $in: [...new Set(due.map(({ contentId }) => contentId))] } };
  const publications = await tx.em.find(Publication, contents, how);
  const deliveries = await tx.em.find(Delivery, { id: { $in: due.map(({ id }) => id) } }, how);
  return {
    publications: new Map(publications.map((one) => [one.id, one])),
    deliveries: new Map(deliveries.map((one) => [one.id, one])),
  };
}
