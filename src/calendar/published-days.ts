import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** How a day departs from, or confirms, the ordinary week: worked, off, or off in exchange for a day worked. */
export type DayKind = 'workday' | 'off' | 'in_lieu';

/**
 * Every holiday and shifted working day of the yearly notices of the General Office of the State Council
 * (国务院办公厅关于部分节假日安排的通知), 2004 to 2026, by date `YYYY-MM-DD`.
 */
export const publishedDays: ReadonlyMap<string, DayKind> = new Map<string, DayKind>([
  ...kinds(published.holidays, 'off'),
  ...kinds(published.inLieuDays, 'in_lieu'),
  ...kinds(published.workdays, 'workday'),
]);

function kinds(days: Record<string, string>, kind: DayKind): [string, DayKind][] {
  return Object.keys(days).map((date) => [date, kind]);
}
