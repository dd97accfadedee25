import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { WAITING_STATES } from './line.ts';
import { wake } from './wake.ts';

const IDLE_MS = 120_000;
const MOST = 1_000;

const IDLE = `select distinct channel_id as id from delivery
  where state = any(?::text[]) and coalesce(next_try_at, planned_at) < ? limit ${MOST}`;

/** Queues a look at every channel whose line should have moved two minutes ago, should its job have been lost. */
export async function wakeIdle(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const since = new Date(tx.now().getTime() - IDLE_MS);
    const idle = await tx.em.execute<{ id: string }[]>(IDLE, [`{${WAITING_STATES.join(',')}}`, since]);
    for (const { id } of idle) await wake(tx, id);
  });
}
