import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import { Delivery } from './delivery.ts';
import { revive } from './revive.ts';
import { wakeAll } from './wake.ts';

const PLAN = `insert into delivery
    (id, edition_id, content_id, edition_number, channel_id, rendition_id, state, planned_at, tries, round, exposed)
  select planned.id, ?, ?, ?, planned.channel_id, planned.rendition_id, 'PLANNED', ?, 0, 0, false
  from jsonb_to_recordset(?::jsonb) as planned (id uuid, channel_id uuid, rendition_id uuid)`;

const PRESENT = `select id, channel_id as "channelId", unplacing is not null as "isTakenOut" from delivery
  where edition_id = ? and channel_id = any(?::uuid[])`;

interface Present {
  id: string;
  channelId: string;
  isTakenOut: boolean;
}

/** Plans one delivery of an edition for each of the channels that has none yet, and again one that was taken out of the site, in the act's own transaction; planning twice changes nothing. The publication's row must be held. */
export async function planDeliveries(
  tx: Context,
  edition: { id: string; contentId: string; number: number },
  channelIds: readonly string[],
  own: readonly { channelId: string; renditionId: string }[] = [],
): Promise<void> {
  const asked = [edition.id, `{${channelIds.join(',')}}`];
  const present = await tx.em.execute<Present[]>(PRESENT, asked);
  const planned = new Set(present.map(({ channelId }) => channelId));
  const ids = present.filter(({ isTakenOut }) => isTakenOut).map((delivery) => delivery.id);
  const takenOut = await tx.em.find(Delivery, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
  for (const delivery of takenOut) await revive(tx, delivery);
  const words = new Map(own.map(({ channelId, renditionId }) => [channelId, renditionId]));
  const missing = [...new Set(channelIds)].filter((id) => !planned.has(id));
  const rows = missing.map((id) => ({
    id: randomUUIDv7(),
    channel_id: id,
    rendition_id: words.get(id) ?? null,
  }));
  const { id, contentId, number } = edition;
  if (rows.length > 0) await tx.em.execute(PLAN, [id, contentId, number, tx.now(), JSON.stringify(rows)]);
  await wakeAll(tx, [...missing, ...takenOut.map((delivery) => delivery.channel.id)]);
}
