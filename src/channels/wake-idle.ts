import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { LONGEST_WAIT_MS } from './backoff.ts';
import { WAITING_STATES } from './line.ts';
import { wake } from './wake.ts';

const IDLE_MS = 120_000;
const MOST = 1_000;

const IDLE = `select distinct channel_id as id from delivery
  where state = any(?::text[]) and coalesce(next_try_at, planned_at) not between ? and ? limit ${MOST}`;

/**
 * Queues a look at every channel whose line should have moved two minutes ago, should its job have been lost, or
 * whose next try was put further ahead than any rule puts it, by a clock that stood wrong.
 */
export async function wakeIdle(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now().getTime();
    const moving = [new Date(now - IDLE_MS), new Date(now + LONGEST_WAIT_MS)];
    const idle = await tx.em.execute<{ id: string }[]>(IDLE, [`{${WAITING_STATES.join(',')}}`, ...moving]);
    for (const { id } of idle) await wake(tx, id);
  });
}
