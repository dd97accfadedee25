import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { ADAPTERS, type Outcome } from './adapters/index.ts';
import { Channel, type ChannelKind } from './channel.ts';
import { noteHealth } from './note-health.ts';
import { openChannel } from './open-channel.ts';
import { openDoor } from './open-door.ts';
import { isPaused } from './pause.ts';

function checkedKinds(): ChannelKind[] {
  return (Object.keys(ADAPTERS) as ChannelKind[]).filter((kind) => ADAPTERS[kind]?.check);
}

async function checkOne(ctx: Context, channel: Channel): Promise<void> {
  const { adapter, ...opened } = openChannel(ctx, channel);
  const { door, clean } = openDoor(ctx, channel.id, opened);
  const outcome: Outcome | null = (await adapter.check?.(door)) ?? null;
  if (!outcome) return;
  await transact(ctx, (tx) => noteHealth(tx, channel.id, { ...outcome, detail: clean(outcome.detail) }));
}

/** Lets every adapter that can look after its channels, such as at a token that is about to expire; what it finds stands with the channel, and an error with one holds up no other. */
export async function checkChannels(ctx: Context): Promise<void> {
  const channels = await ctx.em.find(Channel, { kind: { $in: checkedKinds() } }, { orderBy: { id: 'asc' } });
  for (const channel of channels.filter((one) => !isPaused(one, ctx.now()))) {
    await checkOne(ctx, channel).catch((error: unknown) => {
      const fault = error instanceof Error ? error.name : 'unknown';
      ctx.log.error({ fault, channel: channel.id }, 'a channel could not be looked after');
    });
  }
}
