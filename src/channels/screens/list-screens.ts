import { type Context, mustHaveRole } from '../../identity/context.ts';
import { type Channel, ChannelKind } from '../channel.ts';
import { listChannels } from '../list-channels.ts';
import { byOrder } from './playlist.ts';
import { Screen } from './screen.ts';
import { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';
import { ScreenPlay } from './screen-play.ts';

const DAY_MS = 86_400_000;

async function screenOf(ctx: Context, { id, name }: Channel): Promise<Screen> {
  const now = ctx.now();
  const order = { orderBy: { createdAt: 'asc', id: 'asc' } } as const;
  const devices = await ctx.em.find(ScreenDevice, { channel: id, revokedAt: null }, order);
  const items = await ctx.em.find(ScreenItem, { channel: id, revokedAt: null, endsAt: { $gt: now } });
  const since = new Date(now.getTime() - DAY_MS);
  const played = { device: { $in: devices }, startedAt: { $gt: since }, result: 'played' };
  const playsToday = devices.length === 0 ? 0 : await ctx.em.count(ScreenPlay, played);
  const address = `${ctx.publicUrl}/screens/${id}`;
  return Object.assign(new Screen(), { id, name, address, devices, items: items.sort(byOrder), playsToday });
}

/** The screens of the actor's organisation and those under it, by name, each with its players and its playlist. */
export async function listScreens(ctx: Context): Promise<Screen[]> {
  mustHaveRole(ctx.actor);
  const screens = (await listChannels(ctx)).filter(({ kind }) => kind === ChannelKind.SCREEN);
  const found: Screen[] = [];
  for (const channel of screens) found.push(await screenOf(ctx, channel));
  return found;
}
