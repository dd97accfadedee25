import { z } from 'zod';
import { type Context, enqueue } from '../../identity/context.ts';
import { mustLock } from '../../platform/database/must-find.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import { Delivery, DeliveryState } from '../delivery.ts';
import { wake } from '../wake.ts';
import { ScreenDevice } from './screen-device.ts';

const MOST = 500;
const DAY_MS = 86_400_000;

/** A look that is not followed by another: the player will tell again by itself. */
const ONE_LOOK = 99;

const status = z.object({
  version: z.string().regex(/^[0-9a-f]{64}$/),
  cacheOk: z.array(z.object({ itemId: z.uuid(), revision: z.number().int().min(1) })).max(MOST),
  missing: z.array(z.uuid()).max(MOST),
  clockSkewMs: z.number().transform((ms) => Math.round(Math.max(-DAY_MS, Math.min(DAY_MS, ms)))),
});

async function followUp(tx: Context, channelId: string): Promise<void> {
  const { SENT, RETRACTING } = DeliveryState;
  const waiting = { channel: channelId, state: { $in: [SENT, RETRACTING] } };
  const deliveries = await tx.em.find(Delivery, waiting, { orderBy: { plannedAt: 'asc' }, limit: MOST });
  const leaving = deliveries.filter((one) => one.state === RETRACTING);
  for (const one of leaving) one.nextTryAt = tx.now();
  await tx.em.flush();
  if (leaving.length > 0) await wake(tx, channelId);
  for (const { id, state } of deliveries)
    if (state === SENT) await enqueue(tx, 'channels.probe', { deliveryId: id, round: ONE_LOOK });
}

/** Keeps what a player tells of itself; what waits to land or to be gone on its screen is looked at at once. */
export async function keepStatus(ctx: Context, device: ScreenDevice, body: unknown): Promise<void> {
  const told = status.safeParse(body);
  must(told.success, 'BAD_USER_INPUT');
  const { version, cacheOk, missing, clockSkewMs } = told.data;
  await transact(ctx, async (tx) => {
    const own = await mustLock(tx.em, ScreenDevice, device.id);
    const before = JSON.stringify([own.reportedVersion, own.held]);
    Object.assign(own, {
      reportedVersion: version,
      reportedAt: tx.now(),
      held: cacheOk,
      missing,
      clockSkewMs,
    });
    await tx.em.flush();
    if (JSON.stringify([version, cacheOk]) !== before) await followUp(tx, device.channel.id);
  });
}
