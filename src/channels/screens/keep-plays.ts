import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../identity/context.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import type { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';

const MOST = 500;
const KEY = /^[\w-]{8,100}$/;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const plays = z
  .array(
    z.object({
      itemId: z.uuid(),
      revision: z.number().int().min(1),
      startedAt: instant,
      endedAt: instant,
      result: z.enum(['played', 'cut', 'failed']),
    }),
  )
  .max(MOST);

const INSERT = `insert into screen_play (id, device_id, batch, "index", item_id, revision, started_at, ended_at, result)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (device_id, batch, "index") do nothing`;

/** Keeps a batch of proofs of play; the same key again adds nothing. Items of other screens are passed over. */
export async function keepPlays(
  ctx: Context,
  device: ScreenDevice,
  input: { key: string | undefined; body: unknown },
): Promise<void> {
  const { key = '' } = input;
  must(KEY.test(key), 'BAD_USER_INPUT', undefined, { field: 'Idempotency-Key' });
  const told = plays.safeParse(input.body);
  must(told.success, 'BAD_USER_INPUT');
  const named = [...new Set(told.data.map((play) => play.itemId))];
  await transact(ctx, async ({ em }) => {
    const own = await em.find(ScreenItem, { id: { $in: named }, channel: device.channel.id });
    const known = new Set(own.map((item) => item.id));
    for (const [index, play] of told.data.entries()) {
      if (!known.has(play.itemId)) continue;
      const { itemId, revision, startedAt, endedAt, result } = play;
      await em.execute(INSERT, [
        ...[randomUUIDv7(), device.id, key, index, itemId, revision],
        ...[startedAt, endedAt, result],
      ]);
    }
  });
}
