import { type Calendar, shiftsOn } from './deadline.ts';

const LONGEST_DAYS = 3_660;

/** Rule: how much office time runs between two instants, in milliseconds; none where the second is not later. Ten years are looked at at most. */
export function workingTime(from: Date, to: Date, { kindOf, office }: Calendar): number {
  const [start, end] = [from.getTime(), to.getTime()];
  let day = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(office.zone).toPlainDate();
  const instant = (time: string) =>
    day.toZonedDateTime({ timeZone: office.zone, plainTime: time }).epochMilliseconds;
  let total = 0;
  for (let walked = 0; walked < LONGEST_DAYS && instant('00:00') < end; walked += 1) {
    const shifts = kindOf(day.toString()).working ? shiftsOn(office, day.toString()) : [];
    for (const { opensAt, closesAt } of shifts)
      total += Math.max(0, Math.min(end, instant(closesAt)) - Math.max(start, instant(opensAt)));
    day = day.add({ days: 1 });
  }
  return total;
}
