import type { Context } from '../identity/context.ts';
import type { ChannelKind } from './channel.ts';
import type { DeliveryState } from './delivery.ts';

/** A delivery as far as it matters when it is turned round: a withdrawal holds tens of thousands at once. */
export interface Turning {
  id: string;
  channelId: string;
  kind: ChannelKind;
  host: string | null;
  editionNumber: number;
  state: DeliveryState;
  exposed: boolean;
  tries: number;
  round: number;
  nextTryAt: Date | string | null;
  goneAt: Date | string | null;
  /** Why it has no place there although its content may be live. */
  unplacing: { explanation: string; at: string } | null;
}

/** Which deliveries of a content are held: of earlier editions, or of some channels only; in which states. */
export interface Turned {
  contentId: string;
  before?: number;
  channelIds?: readonly string[];
  states: readonly DeliveryState[];
}

// Instants are passed through as texts, to the microsecond.
const HOLD = `select delivery.id, channel_id as "channelId", kind, host, edition_number as "editionNumber", state, exposed,
    tries, round, next_try_at::text as "nextTryAt", gone_at::text as "goneAt", unplacing
  from delivery join channel on channel.id = channel_id
  where content_id = ? and edition_number < coalesce(?, edition_number + 1) and state = any(?::text[])
    and (?::uuid[] is null or channel_id = any(?::uuid[]))
  order by delivery.id for update of delivery`;

const WRITE = `update delivery set state = turned.state, tries = turned.tries, round = turned.round,
    next_try_at = turned."nextTryAt", gone_at = turned."goneAt", unplacing = turned.unplacing
  from jsonb_to_recordset(?::jsonb) as turned (id uuid, state text, tries int, round int, "nextTryAt" timestamptz,
    "goneAt" timestamptz, unplacing jsonb)
  where delivery.id = turned.id`;

/** Holds deliveries to the end of the transaction, in one order; the publication's row must be held. */
export async function holdTurning(
  tx: Context,
  { contentId, before, channelIds, states }: Turned,
): Promise<Turning[]> {
  const channels = channelIds ? `{${channelIds.join(',')}}` : null;
  const asked = [contentId, before ?? null, `{${states.join(',')}}`, channels, channels];
  return tx.em.execute<Turning[]>(HOLD, asked);
}

/** Writes how they stand now. */
export async function writeTurning(tx: Context, turned: readonly Turning[]): Promise<void> {
  if (turned.length === 0) return;
  const rows = turned.map(({ id, state, tries, round, nextTryAt, goneAt, unplacing }) => {
    return { id, state, tries, round, nextTryAt, goneAt, unplacing };
  });
  await tx.em.execute(WRITE, [JSON.stringify(rows)]);
}
