import type { Context } from '../identity/context.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { Publication } from '../release/publication.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import { Delivery } from './delivery.ts';

/** Holds a delivery of a channel within the actor's reach, and the publication it is of, to the end of the transaction. */
export async function holdDelivery(
  tx: Context,
  id: string,
): Promise<{ delivery: Delivery; publication: Publication }> {
  const { contentId, channel } = await mustFind(tx.em, Delivery, id);
  const { organisation } = await mustFind(tx.em, Channel, channel.id);
  await mustReachOrganisation(tx, organisation.id);
  const publication = await mustLock(tx.em, Publication, contentId);
  return { publication, delivery: await mustLock(tx.em, Delivery, id) };
}
