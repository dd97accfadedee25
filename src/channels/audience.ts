import type { Context } from '../identity/context.ts';
import { type Edition, EditionAct } from '../release/edition.ts';
import { Placement } from '../release/placement.ts';
import { ADAPTERS } from './adapters/index.ts';
import { Channel, type ChannelKind } from './channel.ts';

// Of tens of thousands, no more is read than is asked.
const REACHED = `select distinct channel.id, kind from delivery join channel on channel.id = channel_id
  where content_id = ? and unplacing is null`;

interface Reached {
  id: string;
  kind: ChannelKind;
}

async function automaticChannels(tx: Context, contentId: string): Promise<string[]> {
  const carried = { publication: contentId, live: true };
  const placements = await tx.em.find(Placement, carried, { populate: ['section'] });
  const sites = [...new Set(placements.map((placement) => placement.section.site.id))];
  const channels = await tx.em.find(Channel, { automatic: true, site: { $in: sites } });
  return channels.map((channel) => channel.id);
}

/** Channels that hold a copy, or are meant to; not those whose site no longer carries it. */
function holders(tx: Context, contentId: string): Promise<Reached[]> {
  return tx.em.execute<Reached[]>(`${REACHED} and state <> 'GONE'`, [contentId]);
}

/** Channels that had a copy. */
function losers(tx: Context, contentId: string): Promise<Reached[]> {
  return tx.em.execute<Reached[]>(`${REACHED} and sent_at is not null`, [contentId]);
}

/** Those of them that know a content again by its id, for whom the same text once more is no new post. */
function knowing(channels: readonly Reached[]): string[] {
  return channels.filter(({ kind }) => ADAPTERS[kind]?.idempotent).map(({ id }) => id);
}

/**
 * Ids of the channels an edition goes to of itself: the automatic ones of every site that carries it; a correction
 * also where a copy is, a restoration also where one was, as far as that is no new post there. A mark beside the text goes
 * only where a copy is that can be told of it.
 */
export async function audienceOf(tx: Context, edition: Edition): Promise<string[]> {
  const { act, contentId } = edition;
  if (act === EditionAct.MARK) return knowing(await holders(tx, contentId));
  const ids = await automaticChannels(tx, contentId);
  if (act === EditionAct.CORRECT) ids.push(...(await holders(tx, contentId)).map(({ id }) => id));
  if (act === EditionAct.RESTORE) ids.push(...knowing(await losers(tx, contentId)));
  return [...new Set(ids)];
}
