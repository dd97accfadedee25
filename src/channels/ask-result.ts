import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import type { Door, Outcome, Parcel } from './adapters/index.ts';
import { Channel } from './channel.ts';
import { Delivery } from './delivery.ts';
import { keepResult } from './keep-result.ts';
import { LOOKED_FOR } from './leave-unsure.ts';
import { type OpenChannel, openChannel } from './open-channel.ts';
import { openDoor } from './open-door.ts';
import { packParcel } from './pack-parcel.ts';

interface Asked {
  deliveryId: string;
  ticket: string;
  round: number;
}

type Packed = OpenChannel & { parcel: Parcel; channelId: string };

async function pack(ctx: Context, { deliveryId, ticket }: Asked): Promise<Packed | null> {
  return transact(ctx, async (tx) => {
    const delivery = await mustFind(tx.em, Delivery, deliveryId);
    if (delivery.ticket !== ticket) return null;
    const channel = await mustFind(tx.em, Channel, delivery.channel.id);
    const opened = openChannel(tx, channel);
    return {
      ...opened,
      channelId: channel.id,
      parcel: await packParcel(tx, delivery, { ...opened, channel }),
    };
  });
}

const NO_WAY: Outcome = { kind: 'retry', detail: 'the adapter cannot ask' };

function ask({ adapter, parcel }: Packed, ticket: string, door: Door<object>): Promise<Outcome> {
  const asked = ticket === LOOKED_FOR ? adapter.find?.(parcel, door) : adapter.result?.(ticket, parcel, door);
  return asked ?? Promise.resolve(NO_WAY);
}

/** Asks the far side for a result that was to come later, outside any transaction, and stores what it says; one that came otherwise meanwhile is not asked for. */
export async function askResult(ctx: Context, asked: Asked): Promise<void> {
  const opened = await pack(ctx, asked);
  if (!opened) return;
  const { door, clean } = openDoor(ctx, opened.channelId, opened);
  let outcome: Outcome;
  try {
    outcome = await ask(opened, asked.ticket, door);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    ctx.log.error({ fault: name, delivery: asked.deliveryId }, 'an adapter failed');
    outcome = { kind: 'retry', detail: `the adapter failed (${name})` };
  }
  await keepResult(ctx, asked, { ...outcome, detail: clean(outcome.detail) });
}
