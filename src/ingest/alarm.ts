import type { Window } from '../calendar/deadline.ts';
import { DutyKind } from '../duties/duty.ts';
import { openDuty } from '../duties/open.ts';
import { settleDuty } from '../duties/settle.ts';
import type { Context } from '../identity/context.ts';
import type { Feed } from './feed.ts';

const ALARM_WINDOW: Window = { unit: 'WORKING_DAYS', value: 1 };

/** Opens the alarm duty of a feed, in the act's own transaction; one that is open already stays. */
export async function raiseAlarm(tx: Context, feed: Feed): Promise<void> {
  const subject = { type: 'Feed', id: feed.id };
  const alarm = { kind: DutyKind.ALARM, subject, siteId: null, window: ALARM_WINDOW };
  await openDuty(tx, { ...alarm, from: tx.now(), reopen: true });
}

/** Settles the alarm duty of a feed, in the act's own transaction; unless told else, because it was polled and is well. */
export async function settleAlarm(
  tx: Context,
  feed: Feed,
  evidence: Record<string, string> = { polledAt: tx.now().toISOString() },
): Promise<void> {
  await settleDuty(tx, { kind: DutyKind.ALARM, subjectId: feed.id, siteId: null, evidence });
}
