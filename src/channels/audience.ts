import type { Context } from '../identity/context.ts';
import { type Edition, EditionAct } from '../release/edition.ts';
import { Placement } from '../release/placement.ts';
import { ADAPTERS } from './adapters/index.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState } from './delivery.ts';

async function automaticChannels(tx: Context, contentId: string): Promise<string[]> {
  const carried = { publication: contentId, live: true };
  const placements = await tx.em.find(Placement, carried, { populate: ['section'] });
  const sites = [...new Set(placements.map((placement) => placement.section.site.id))];
  const channels = await tx.em.find(Channel, { automatic: true, site: { $in: sites } });
  return channels.map((channel) => channel.id);
}

/** Channels that hold a copy, or are meant to; not those whose site no longer carries it. */
async function holders(tx: Context, contentId: string): Promise<string[]> {
  const held = { contentId, state: { $ne: DeliveryState.GONE }, unplacing: null };
  return (await tx.em.find(Delivery, held)).map((delivery) => delivery.channel.id);
}

/** Those of them that know a content again by its id, for whom the same text once more is no new post. */
async function knowingHolders(tx: Context, contentId: string): Promise<string[]> {
  const channels = await tx.em.find(Channel, { id: { $in: await holders(tx, contentId) } });
  return channels.filter(({ kind }) => ADAPTERS[kind]?.idempotent).map((channel) => channel.id);
}

/** Channels that lost their copy to a withdrawal, and know a content again by its id. */
async function losers(tx: Context, contentId: string): Promise<string[]> {
  const lost = { contentId, sentAt: { $ne: null }, unplacing: null };
  const deliveries = await tx.em.find(Delivery, lost, { populate: ['channel'] });
  const channels = deliveries.map((delivery) => delivery.channel);
  return channels.filter((channel) => ADAPTERS[channel.kind]?.idempotent).map((channel) => channel.id);
}

/**
 * Ids of the channels an edition goes to of itself: the automatic ones of every site that carries it; a correction
 * also where a copy is, a restoration also where one was, as far as that is no new post there. A mark beside the text goes
 * only where a copy is that can be told of it.
 */
export async function audienceOf(tx: Context, edition: Edition): Promise<string[]> {
  const { act, contentId } = edition;
  if (act === EditionAct.MARK) return knowingHolders(tx, contentId);
  const ids = await automaticChannels(tx, contentId);
  if (act === EditionAct.CORRECT) ids.push(...(await holders(tx, contentId)));
  if (act === EditionAct.RESTORE) ids.push(...(await losers(tx, contentId)));
  return [...new Set(ids)];
}
