import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import { raiseAlarm, settleAlarm } from './alarm.ts';
import { nextPollAt } from './cadence.ts';
import type { Feed } from './feed.ts';
import { learnRhythm } from './learn-rhythm.ts';
import type { Politeness } from './politeness.ts';
import { spokenTime } from './spoken-time.ts';
import { storable } from './storable.ts';
import { isGrave, type Suspicion, sentenceOf } from './suspicion.ts';

const ALARM_AT = 3;

/** Why a poll found nothing. `broke`: the upstream answered, and a list that had items before now yields none. */
interface Failure {
  problem: string;
  broke: boolean;
}

/** What a poll found out of how the feed does. */
interface Noted {
  failure: Failure | null;
  suspicions?: Suspicion[];
  politeness?: Politeness | null | undefined;
}

/**
 * Notes on a feed how a poll went, in the act's own transaction, and when the next one is. The third failure in a row,
 * a list that suddenly yields nothing, or a source that is not what it used to be, opens an alarm; it is settled when
 * nothing calls for a person any more (design law 8).
 */
export async function noteOutcome(
  tx: Context,
  feed: Feed,
  { failure, suspicions = feed.suspicions, politeness }: Noted,
): Promise<void> {
  const now = tx.now();
  const failuresBefore = feed.consecutiveFailures;
  feed.lastPolledAt = now;
  feed.consecutiveFailures = failure ? failuresBefore + 1 : 0;
  feed.failingSince = failure ? (feed.failingSince ?? now) : null;
  const calendar = await loadCalendar(tx.em);
  await learnRhythm(tx, feed, calendar);
  const isPushed = feed.pushedUntil !== null && feed.pushedUntil > now;
  const pace = { failures: feed.consecutiveFailures, rhythm: feed.rhythm, isPushed, ...politeness };
  feed.nextPollAt = nextPollAt(now, pace, calendar);
  if (!failure) return noteSuspicions(tx, feed, suspicions, failuresBefore > 0);
  feed.problem = storable(`自${spokenTime(feed.failingSince ?? now)}起：${failure.problem}`, 1_000);
  await tx.em.flush();
  const failures = feed.consecutiveFailures;
  if (failures === ALARM_AT || (failure.broke && failures === 1)) await raiseAlarm(tx, feed);
}

/** Notes what is odd about a feed that answers, in the act's own transaction; `wasFailing`: an alarm may be open for that. */
export async function noteSuspicions(
  tx: Context,
  feed: Feed,
  suspicions: Suspicion[],
  wasFailing = false,
): Promise<void> {
  const known = new Set(feed.suspicions.filter(isGrave).map(({ kind }) => kind));
  feed.suspicions = suspicions;
  if (feed.consecutiveFailures === 0) feed.problem = storable(sentenceOf(suspicions), 1_000);
  await tx.em.flush();
  if (suspicions.some((one) => isGrave(one) && !known.has(one.kind))) return raiseAlarm(tx, feed);
  const isWell = !suspicions.some(isGrave) && feed.consecutiveFailures === 0;
  if (isWell && (wasFailing || known.size > 0)) await settleAlarm(tx, feed);
}
