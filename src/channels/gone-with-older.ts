import type { Context } from '../identity/context.ts';
import { ChannelKind } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';
import { keepsOneCopy } from './one-copy.ts';

// A newer copy has a retraction of its own: this one was begun before it came.
const OLDER = `select older.id from delivery join delivery older on older.channel_id = delivery.channel_id
    and older.content_id = delivery.content_id and older.edition_number < delivery.edition_number
    and older.state = 'RETRACTING'
    join channel on channel.id = delivery.channel_id and channel.kind = any(?::text[])
  where delivery.id = any(?::uuid[])`;

/**
 * Marks deliveries GONE with the older ones of their contents that were the same copy, in the act's own transaction, which writes them at its end: where a
 * correction changes the copy in place there is but one. Answers all of them.
 */
export async function goneWithOlder(tx: Context, deliveries: readonly Delivery[]): Promise<Delivery[]> {
  if (deliveries.length === 0) return [];
  const single = Object.values(ChannelKind).filter(keepsOneCopy);
  const asked = [`{${single.join(',')}}`, `{${deliveries.map(({ id }) => id).join(',')}}`];
  const rows = await tx.em.execute<{ id: string }[]>(OLDER, asked);
  const older = rows.length > 0 ? await tx.em.find(Delivery, { id: { $in: rows.map(({ id }) => id) } }) : [];
  const copies = [...new Set([...deliveries, ...older])];
  for (const copy of copies) {
    const gone = { state: DeliveryState.GONE, goneAt: tx.now(), nextTryAt: null };
    Object.assign(copy, { ...gone, exposed: false, ticket: null });
  }
  return copies;
}
