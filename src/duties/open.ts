import { deadline, type Window } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { Duty, type DutyKind, DutyState } from './duty.ts';

/** What is owed: by whom, for what, and within how long from when. */
export interface Owed {
  kind: DutyKind;
  /** What it is about, in one line. */
  about?: string;
  subject: { type: string; id: string };
  siteId: string | null;
  window: Window;
  /** A stated instant at which it is due, whatever the clock says; the window then counts only where it is opened again. */
  dueAt?: Date;
  from: Date;
  /** Opens one that was settled again, as another matter of the same kind. */
  reopen?: boolean;
  /** Whether it is advice only. */
  advised?: boolean;
}

/**
 * Opens a duty on the working-day clock from `from`, in the act's own transaction; one that is already there
 * for the same kind, subject and site is opened again if it was settled and that is asked for, and left alone otherwise.
 * What was advice until now becomes owed, on the clock of whoever demands it.
 */
export async function openDuty(ctx: Context, input: Owed): Promise<Duty> {
  const key = { kind: input.kind, subjectId: input.subject.id, siteId: input.siteId };
  const present = await ctx.em.findOne(Duty, key);
  if (present && !isNews(present, input)) return present;
  const { advised = false, window, about = null } = input;
  const clock = input.dueAt
    ? { dueAt: input.dueAt, provisional: false }
    : deadline(input.from, window, await loadCalendar(ctx.em));
  const isStated = input.dueAt !== undefined;
  const opened = { openedAt: input.from, window, advised, about, isStated, ...clock };
  const first = { state: DutyState.OPEN, wasLate: false, round: 1, evidence: null, reminded: 0 };
  const duty = present
    ? ctx.em.assign(present, { ...opened, ...turned(present) })
    : ctx.em.create(Duty, { ...key, subjectType: input.subject.type, ...opened, ...first });
  await ctx.em.flush();
  const what = { kind: duty.kind, subject: duty.subjectId, dueAt: duty.dueAt, advised };
  await record(ctx, 'duty.opened', { type: 'Duty', id: duty.id }, what);
  return duty;
}

function isNews(present: Duty, { reopen, advised }: Owed): boolean {
  if (present.state !== DutyState.OPEN) return Boolean(reopen);
  return present.advised && !advised;
}

function turned({ state, round }: Duty): Partial<Duty> {
  if (state === DutyState.OPEN) return {};
  return {
    state: DutyState.OPEN,
    settledAt: null,
    evidence: null,
    wasLate: false,
    notBefore: null,
    round: round + 1,
  };
}
