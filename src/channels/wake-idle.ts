import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { LONGEST_WAIT_MS } from './backoff.ts';
import { WAITING_STATES } from './line.ts';
import { LONGEST_PAUSE_MS } from './pause.ts';
import { wakeAll } from './wake.ts';

const IDLE_MS = 120_000;
const MOST = 1_000;

const IDLE = `select distinct channel_id as id from delivery
  where state = any(?::text[]) and coalesce(next_try_at, planned_at) not between ? and ?
    and not (state = 'RETRACTING' and next_try_at is null)
    and not exists (select from channel where channel.id = channel_id and paused_by is not null
      and (paused_until is null or paused_until between ? and ?))
  limit ${MOST}`;

/**
 * Queues a look at every channel whose line should have moved two minutes ago, should its job have been lost, or
 * whose next try was put further ahead than any rule puts it, by a clock that stood wrong.
 */
export async function wakeIdle(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.now().getTime();
    const moving = [new Date(now - IDLE_MS), new Date(now + LONGEST_WAIT_MS)];
    const idle = await tx.em.execute<{ id: string }[]>(IDLE, [
      `{${WAITING_STATES.join(',')}}`,
      ...moving,
      tx.now(),
      new Date(now + LONGEST_PAUSE_MS),
    ]);
    await wakeAll(
      tx,
      idle.map(({ id }) => id),
    );
  });
}
