import type { PgBoss } from 'pg-boss';
import type { Taken } from './desk.ts';

// pg-boss finds whose turn it is by reading every job that waits, at each look. Here they are gone through in the order
// of their index until enough are found. What is queued twice for a key and is due is one job.
const TAKE = `with turn as (
    select j.id, j.singleton_key from pgboss.job_common j
    where j.name = $1 and j.state < 'active' and not j.blocked and j.start_after <= pgboss.job_now() and j.priority >= $2
      and not (exists (select from pgboss.job_common b
          where b.name = j.name and b.singleton_key = j.singleton_key and b.id <> j.id
            and b.state in ('active', 'retry', 'failed') and b.policy = 'key_strict_fifo')
        or j.state = 'created' and exists (select from pgboss.job_common b
          where b.name = j.name and b.singleton_key = j.singleton_key and b.state < 'active' and b.state = 'created'
            and not b.blocked and b.policy = 'key_strict_fifo' and b.start_after <= pgboss.job_now()
            and (b.priority > j.priority
              or b.priority = j.priority and (b.created_on, b.id) < (j.created_on, j.id))))
    order by j.priority desc, j.created_on limit $3 for update of j skip locked),
  same as (
    select s.id from turn join pgboss.job_common s on s.name = $1 and s.singleton_key = turn.singleton_key
    where s.state < 'active' and s.state = 'created' and not s.blocked and s.policy = 'key_strict_fifo'
      and s.start_after <= pgboss.job_now() and s.id <> turn.id
    for update of s skip locked),
  covered as (delete from pgboss.job_common s using same where s.name = $1 and s.id = same.id)
  update pgboss.job_common j set state = 'active', started_on = pgboss.job_now(), heartbeat_on = pgboss.job_now(),
    retry_count = case when started_on is not null then retry_count + 1 else retry_count end
  from turn where j.name = $1 and j.id = turn.id
  returning j.id, j.data, j.retry_count as "retryCount"`;

/** Another process has taken the turn of a key in this very moment. */
const TAKEN_ALREADY = '23505';

/**
 * Takes up to so many jobs of a queue of policy `key_strict_fifo` that are due and of no lower priority, one a key; of a
 * key that has several, the one of the highest priority that is oldest. It stands for the others of its key that are due.
 */
export async function takeTurns(
  db: ReturnType<PgBoss['getDb']>,
  name: string,
  { most, minPriority = -1_000 }: { most: number; minPriority?: number },
): Promise<Taken[]> {
  try {
    const { rows } = await db.executeSql(TAKE, [name, minPriority, most]);
    return rows as Taken[];
  } catch (error) {
    if ((error as { code?: string }).code === TAKEN_ALREADY) return [];
    throw error;
  }
}
