import type { Context } from '../identity/context.ts';
import { isUuid, mustFind } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import type { Call, Heard } from './adapters/index.ts';
import { Channel } from './channel.ts';
import { Delivery } from './delivery.ts';
import { keepResult } from './keep-result.ts';
import { openChannel } from './open-channel.ts';
import { openDoor } from './open-door.ts';

type Result = Heard['results'][number];

async function deliveryOf(ctx: Context, channelId: string, of: Result['of']): Promise<Delivery | null> {
  if ('ticket' in of) return ctx.em.findOne(Delivery, { channel: channelId, ticket: of.ticket });
  return isUuid(of.deliveryId) ? ctx.em.findOne(Delivery, { channel: channelId, id: of.deliveryId }) : null;
}

/** Hears a call of a channel's far side, which proves itself to the adapter; results of deliveries of other channels, or of none, are passed over. */
export async function hear(ctx: Context, input: { channelId: string; call: Call }): Promise<Heard['reply']> {
  const channel = await mustFind(ctx.em, Channel, input.channelId);
  const opened = openChannel(ctx, channel);
  must(opened.adapter.hear, 'NOT_FOUND');
  const { door, clean } = openDoor(ctx, channel.id, opened);
  const { reply, results } = await opened.adapter.hear(input.call, door);
  for (const { of, outcome } of results) {
    const delivery = await deliveryOf(ctx, channel.id, of);
    if (!delivery) continue;
    const known = { deliveryId: delivery.id, ticket: delivery.ticket, round: 1 };
    await keepResult(ctx, known, { ...outcome, detail: clean(outcome.detail) });
  }
  return reply;
}
