import type { Context } from '../identity/context.ts';
import type { Lane } from './lane.ts';
import { WAITING_STATES, type Waiting } from './line.ts';
import { isHeld } from './pause.ts';

const LINE = 500;

// SENDING, RETRACTING, PLANNED: what must not wait is seen however long the line is. Rows are read apart from the
// entities, so that the one that is locked afterwards is seen as it is then.
const LINES = `select waiting.* from unnest(?::uuid[]) as asked (id) cross join lateral (
    select id, channel_id as "channelId", content_id as "contentId", state, tries, next_try_at as "nextTryAt"
    from delivery where channel_id = asked.id and state = any(?::text[])
    order by state desc, planned_at, edition_number, id limit ${LINE}) waiting`;

type Row = Omit<Waiting, 'nextTryAt'> & { channelId: string; nextTryAt: string | Date | null };

/** The deliveries that wait in the lines of channels, by channel, and are not held by a pause, each line in order; of a very long one its head, with every retraction. */
export async function readLines(tx: Context, channels: readonly Lane[]): Promise<Map<string, Waiting[]>> {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const lines = new Map<string, Waiting[]>(channels.map(({ id }) => [id, []]));
  if (channels.length === 0) return lines;
  const asked = [`{${[...byId.keys()].join(',')}}`, `{${WAITING_STATES.join(',')}}`];
  for (const { channelId, nextTryAt, ...row } of await tx.em.execute<Row[]>(LINES, asked)) {
    const channel = byId.get(channelId);
    if (!channel || isHeld(row, channel, tx.now())) continue;
    lines.get(channelId)?.push({ ...row, nextTryAt: nextTryAt === null ? null : new Date(nextTryAt) });
  }
  return lines;
}
