import { type Account, AccountState, type Exemption } from './account.ts';

/** Accounts an organisation may have in all, without a ground for more. */
export const MOST_ACCOUNTS = 2;

/** Working days a closing is announced before (关停提前公示). */
export const NOTICE_DAYS = 30;

/** Days before an account falls asleep on which its keepers are reminded. */
const REMINDER_DAYS = 3;
const DAY_MS = 86_400_000;

const GONE = [AccountState.CLOSED, AccountState.REFUSED];

type Counted = Pick<Account, 'platform' | 'state'>;

/** Why one more account may not be opened. */
export type AccountFault = 'SAME_PLATFORM' | 'TOO_MANY';

/**
 * Rule: whether an organisation may open one more account: one on each platform, two in all (国办发〔2018〕123号);
 * public security and emergency management may have more.
 */
export function accountFault(
  present: readonly Counted[],
  wanted: { platform: Account['platform']; exemption: Exemption | null },
): AccountFault | null {
  if (wanted.exemption) return null;
  const living = present.filter(({ state }) => !GONE.includes(state));
  if (living.some(({ platform }) => platform === wanted.platform)) return 'SAME_PLATFORM';
  return living.length >= MOST_ACCOUNTS ? 'TOO_MANY' : null;
}

/** How awake an account is. */
export type Wakefulness = 'AWAKE' | 'DROWSY' | 'ASLEEP';

/** Rule: how awake an account is by its last post, or its opening: DROWSY in the last three days before it counts as asleep. */
export function wakefulness(lastAt: Date | null, sleepsAfterDays: number, now: Date): Wakefulness {
  if (!lastAt) return 'ASLEEP';
  const days = (now.getTime() - lastAt.getTime()) / DAY_MS;
  if (days >= sleepsAfterDays) return 'ASLEEP';
  return days >= sleepsAfterDays - REMINDER_DAYS ? 'DROWSY' : 'AWAKE';
}
