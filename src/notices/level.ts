import type { Calendar } from '../calendar/deadline.ts';
import { workingTime } from '../calendar/working-time.ts';
import type { Duty } from '../duties/duty.ts';

/** How much of a duty's working time has run when it is reminded of, in per cent; 100: it is overdue. */
export const LEVELS = [50, 80, 100] as const;

/** A level of reminder. */
export type Level = (typeof LEVELS)[number];

/** Rule: the highest level of reminder a duty has reached by its working time, or null before the first. */
export function levelOf(
  { openedAt, dueAt }: Pick<Duty, 'openedAt' | 'dueAt'>,
  now: Date,
  calendar: Calendar,
): Level | null {
  if (now >= dueAt) return 100;
  const run = workingTime(openedAt, now, calendar) / workingTime(openedAt, dueAt, calendar);
  return LEVELS.findLast((level) => level < 100 && run * 100 >= level) ?? null;
}
