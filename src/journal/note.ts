import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { record } from './record.ts';

const MINUTE_MS = 60_000;

/** How many different notes of one person a minute has room for; what goes beyond is told as one. */
const MOST_A_MINUTE = 60;

/** Something that may happen any number of times, and is told once a minute with how often. */
export interface Note {
  act: string;
  subject: { type: string; id: string };
  /** What tells it apart from others of the same act and subject; it stands in the journal's detail. */
  what: Record<string, string>;
}

const COUNT = `insert into journal_tally (id, actor_id, actor_name, act, subject_type, subject_id, what, minute, times)
  values (?, ?, ?, ?, ?, ?, ?, ?, 1)
  on conflict (actor_id, act, subject_id, what, minute) do update set times = journal_tally.times + 1 returning times`;

async function isFull(em: EntityManager, actorId: string, minute: Date): Promise<boolean> {
  const [row] = await em.execute<{ notes: number }[]>(
    'select count(*)::int as notes from journal_tally where actor_id = ? and minute = ?',
    [actorId, minute.toISOString()],
  );
  return (row?.notes ?? 0) >= MOST_A_MINUTE;
}

/**
 * Writes a line into the journal in a transaction of its own, which stands whatever becomes of the act. Of the same
 * person, act, subject and minute there is one line at once, and one more at the minute's end with how often it was
 * done again; who fills a minute with different ones is told of in one line about themselves. Nobody unknown is noted.
 */
export async function note(ctx: Context, { act, subject, what }: Note): Promise<void> {
  const { id: actorId, username } = ctx.actor;
  if (!actorId) return;
  const now = ctx.now().getTime();
  const minute = new Date(now - (now % MINUTE_MS));
  await transact({ ...ctx, em: ctx.em.fork({ clear: true }), afterCommit: undefined }, async (tx) => {
    const full = await isFull(tx.em, actorId, minute);
    const told = full ? { type: 'User', id: actorId } : subject;
    const detail = full ? { more: 'true' } : what;
    const key = [told.type, told.id, JSON.stringify(detail), minute.toISOString()];
    const [row] = await tx.em.execute<{ times: number }[]>(COUNT, [
      randomUUIDv7(),
      actorId,
      username,
      act,
      ...key,
    ]);
    if (row?.times === 1) await record(tx, act, told, detail);
  });
}
