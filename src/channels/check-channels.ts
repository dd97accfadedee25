import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { ADAPTERS } from './adapters/index.ts';
import { Channel, type ChannelKind } from './channel.ts';
import { openChannelTrouble } from './channel-trouble.ts';
import { forgetExpired } from './forget-expired.ts';
import { noteHealth } from './note-health.ts';
import { openChannel } from './open-channel.ts';
import { openDoor } from './open-door.ts';
import { isPaused } from './pause.ts';

function checkedKinds(): ChannelKind[] {
  return (Object.keys(ADAPTERS) as ChannelKind[]).filter((kind) => ADAPTERS[kind]?.check);
}

/** The channel works on: what is wrong stands with it, and a person is asked. */
async function warn(tx: Context, id: string, detail: string): Promise<void> {
  const channel = await mustFind(tx.em, Channel, id);
  channel.problem = detail;
  await tx.em.flush();
  await openChannelTrouble(tx, channel);
}

async function checkOne(ctx: Context, channel: Channel): Promise<void> {
  const { adapter, ...opened } = openChannel(ctx, channel);
  const { door, clean } = openDoor(ctx, channel.id, opened);
  const seen = (await adapter.check?.(door)) ?? null;
  if (!seen) return;
  const detail = clean(seen.detail);
  await transact(ctx, async (tx) => {
    if (seen.kind === 'notice') return warn(tx, channel.id, detail);
    const outcome = { ...seen, detail };
    await noteHealth(tx, [{ channel: await mustFind(tx.em, Channel, channel.id), outcome }]);
  });
}

/** Lets every adapter that can look after its channels, such as at a token that is about to expire; what it finds stands with the channel, and an error with one holds up no other. What they remember is tidied first. */
export async function checkChannels(ctx: Context): Promise<void> {
  await forgetExpired(ctx);
  const channels = await ctx.em.find(Channel, { kind: { $in: checkedKinds() } }, { orderBy: { id: 'asc' } });
  for (const channel of channels.filter((one) => !isPaused(one, ctx.now()))) {
    await checkOne(ctx, channel).catch((error: unknown) => {
      const fault = error instanceof Error ? error.name : 'unknown';
      ctx.log.error({ fault, channel: channel.id }, 'a channel could not be looked after');
    });
  }
}
