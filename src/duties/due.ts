import { type Calendar, type Deadline, deadline } from '../calendar/deadline.ts';
import type { Duty } from './duty.ts';

/** Rule: when a duty is due by a calendar: its window from when it was opened, but not before it first was due. */
export function dueOf(
  { openedAt, window, notBefore }: Pick<Duty, 'openedAt' | 'window' | 'notBefore'>,
  calendar: Calendar,
): Deadline {
  const { dueAt, provisional } = deadline(openedAt, window, calendar);
  return { dueAt: notBefore && notBefore > dueAt ? notBefore : dueAt, provisional };
}
