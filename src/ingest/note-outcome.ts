import type { Window } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import { nextPollAt } from './cadence.ts';
import type { Feed } from './feed.ts';
import { storable } from './storable.ts';

const ALARM_AT = 3;
const ALARM_WINDOW: Window = { unit: 'WORKING_DAYS', value: 1 };

/** Why a poll found nothing. `broke`: the upstream answered, and a list that had items before now yields none. */
interface Failure {
  problem: string;
  broke: boolean;
}

/**
 * Notes on a feed how a poll went, in the act's own transaction, and when the next one is. The third failure in a row,
 * or a list that suddenly yields nothing, opens an alarm; the next success settles it (design law 8).
 */
export async function noteOutcome(tx: Context, feed: Feed, failure: Failure | null): Promise<void> {
  const now = tx.now();
  const failuresBefore = feed.consecutiveFailures;
  feed.lastPolledAt = now;
  feed.consecutiveFailures = failure ? failuresBefore + 1 : 0;
  feed.failingSince = failure ? (feed.failingSince ?? now) : null;
  feed.problem = failure
    ? storable(`自${spoken(feed.failingSince ?? now)}起：${failure.problem}`, 1_000)
    : null;
  feed.nextPollAt = nextPollAt(now, feed.consecutiveFailures, await loadCalendar(tx.em));
  await tx.em.flush();
  if (failure) await raiseAlarm(tx, feed, failure);
  else if (failuresBefore > 0) await settleAlarm(tx, feed);
}

async function raiseAlarm(tx: Context, feed: Feed, { broke }: Failure): Promise<void> {
  const failures = feed.consecutiveFailures;
  if (failures !== ALARM_AT && !(broke && failures === 1)) return;
  const subject = { type: 'Feed', id: feed.id };
  const alarm = { kind: DutyKind.ALARM, subject, siteId: null, window: ALARM_WINDOW };
  await openDuty(tx, { ...alarm, from: tx.now(), reopen: true });
}

async function settleAlarm(tx: Context, feed: Feed): Promise<void> {
  const evidence = { polledAt: tx.now().toISOString() };
  await settleDuty(tx, { kind: DutyKind.ALARM, subjectId: feed.id, siteId: null, evidence });
}

function spoken(at: Date): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai');
  const time = local.toPlainTime().toString().slice(0, 5);
  return `${local.year}年${local.month}月${local.day}日${time}`;
}
