import type { Context } from '../../identity/context.ts';
import { mustFind } from '../../platform/database/must-find.ts';
import { must } from '../../platform/refusal.ts';
import { Channel, ChannelKind } from '../channel.ts';
import { openChannel } from '../open-channel.ts';
import { type PlaylistSettings, type PlaylistText, playlistOf } from './playlist.ts';
import { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';

const MOST_ITEMS = 500;
const TOLD_DAYS = 400;
const DAY_MS = 86_400_000;

/** What stands on a screen's playlist, and what was taken off it within as long as any player may have been away. */
async function itemsOf(ctx: Context, channelId: string): Promise<ScreenItem[]> {
  const since = new Date(ctx.now().getTime() - TOLD_DAYS * DAY_MS);
  const live = { channel: channelId, revokedAt: null, endsAt: { $gt: ctx.now() } };
  const order = { priority: 'desc', position: 'asc', startsAt: 'desc' } as const;
  const playing = await ctx.em.find(ScreenItem, live, { orderBy: order, limit: MOST_ITEMS });
  const gone = { channel: channelId, revokedAt: { $gt: since } };
  const revoked = await ctx.em.find(ScreenItem, gone, { orderBy: { revokedAt: 'desc' }, limit: 5_000 });
  return [...playing, ...revoked];
}

/** The channel of a screen; refuses NOT_FOUND for any other. */
export async function mustFindScreen(ctx: Context, id: string): Promise<Channel> {
  const channel = await mustFind(ctx.em, Channel, id);
  must(channel.kind === ChannelKind.SCREEN, 'NOT_FOUND');
  return channel;
}

/** The playlist for a player, and notes that it has been given it: from now on it may play it until `validUntil`. */
export async function readPlaylist(ctx: Context, device: ScreenDevice): Promise<PlaylistText> {
  const channel = await mustFindScreen(ctx, device.channel.id);
  const settings = openChannel(ctx, channel).settings as PlaylistSettings;
  const now = ctx.now();
  const list = playlistOf(channel.id, await itemsOf(ctx, channel.id), settings, now);
  const given = { listVersion: list.version, listAt: now, listUntil: list.validUntil };
  await ctx.em.nativeUpdate(ScreenDevice, { id: device.id }, given);
  return list;
}
