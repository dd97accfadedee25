import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';

/** Failed sign-ins to one username within the window that lock it. */
const FAILURES = 5;
/** Length of the window and of the lock, in milliseconds. */
const WINDOW = 15 * 60_000;
const SWEEP_EVERY = 10 * 60_000;

/** Seconds after which a locked username may be tried again, at most. */
export const LOCKED_FOR_SECONDS = WINDOW / 1000;

/** Counts failed sign-ins per username in the database, so that all processes of a hub see the same count. */
export interface Lockout {
  /** Names a username in the table and in logs without telling it: people type passwords into the wrong field. */
  accountOf(username: string): string;
  /**
   * Whether the account may be tried now. The attempt counts as a failure until `clear`, so that attempts made
   * at the same moment do not exceed the limit together.
   */
  admit(account: string): Promise<boolean>;
  /** Forgets the failures of an account, after a right password. */
  clear(account: string): Promise<void>;
}

const ADMIT = `
  insert into auth.sign_in_failure as f (account, failed_at) values ($1, array[$2::timestamptz])
  on conflict (account) do update set
    failed_at = array(select t from unnest(f.failed_at) t where t > $3::timestamptz) || $2::timestamptz,
    locked_until = case
      when (select count(*) from unnest(f.failed_at) t where t > $3::timestamptz) >= ${FAILURES - 1}
      then $4::timestamptz
    end
  where f.locked_until is null or f.locked_until <= $2::timestamptz
  returning account`;

const SWEEP = `
  delete from auth.sign_in_failure
  where coalesce(locked_until, failed_at[cardinality(failed_at)]) < $1::timestamptz`;

/** A lockout of 15 minutes after 5 failures in 15 minutes, known usernames and unknown ones alike. */
export function createLockout(pool: Pool, secret: string, now: () => Date): Lockout {
  let sweptAt = 0;
  const sweep = async (at: number) => {
    if (at - sweptAt < SWEEP_EVERY) return;
    sweptAt = at;
    await pool.query(SWEEP, [new Date(at - WINDOW)]);
  };
  return {
    accountOf: (username) =>
      createHmac('sha256', secret).update(`sign-in:${username.toLowerCase()}`).digest('hex'),
    async admit(account) {
      const at = now().getTime();
      await sweep(at);
      const dates = [new Date(at), new Date(at - WINDOW), new Date(at + WINDOW)];
      const { rowCount } = await pool.query(ADMIT, [account, ...dates]);
      return rowCount === 1;
    },
    async clear(account) {
      await pool.query('delete from auth.sign_in_failure where account = $1', [account]);
    },
  };
}
