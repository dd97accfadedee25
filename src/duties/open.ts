import { deadline, type Window } from '../calendar/deadline.ts';
import { loadCalendar } from '../calendar/load-calendar.ts';
import type { Context } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { Duty, type DutyKind, DutyState } from './duty.ts';

/**
 * Opens a duty on the working-day clock from `from`, in the act's own transaction; one that is already there
 * for the same kind, subject and site is opened again if it was settled, and left alone otherwise.
 */
export async function openDuty(
  ctx: Context,
  input: {
    kind: DutyKind;
    subject: { type: string; id: string };
    siteId: string | null;
    window: Window;
    from: Date;
    reopen?: boolean;
  },
): Promise<Duty> {
  const key = { kind: input.kind, subjectId: input.subject.id, siteId: input.siteId };
  const present = await ctx.em.findOne(Duty, key);
  if (present && !(input.reopen && present.state !== DutyState.OPEN)) return present;
  const clock = deadline(input.from, input.window, await loadCalendar(ctx.em));
  const opened = { state: DutyState.OPEN, openedAt: input.from, settledAt: null, evidence: null, ...clock };
  const duty = present
    ? ctx.em.assign(present, opened)
    : ctx.em.create(Duty, { ...key, subjectType: input.subject.type, ...opened });
  await ctx.em.flush();
  const what = { kind: duty.kind, subject: duty.subjectId, dueAt: duty.dueAt };
  await record(ctx, 'duty.opened', { type: 'Duty', id: duty.id }, what);
  return duty;
}
