import { must } from '../platform/refusal.ts';
import type { Season, Shift, Shifts } from './deadline.ts';
import { isDate } from './holiday-notice.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_SEASONS = 4;

/** Rule: checks the office hours of a year: seasons on different days, each of one to four shifts that follow one another. */
export function checkSeasons(seasons: readonly { from: string; shifts: readonly Shift[] }[]): Season[] {
  const days = new Set(seasons.map(({ from }) => from));
  must(seasons.length <= MOST_SEASONS && days.size === seasons.length, 'BAD_USER_INPUT', {
    zh: '办公时间最多分四季，起始日不得相同',
    en: 'At most four seasons, on different days',
  });
  return seasons.map(({ from, shifts }) => {
    must(isDate(`2001-${from}`), 'BAD_USER_INPUT', {
      zh: '起始日须为“月-日”，如05-01',
      en: 'from must be a day of the year such as 05-01',
    });
    return { from, shifts: checkShifts(shifts) };
  });
}

function checkShifts(shifts: readonly Shift[]): Shifts {
  const times = shifts.flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]);
  const isInOrder = times.every(
    (time, place) => TIME.test(time) && (place === 0 || time > (times[place - 1] ?? '')),
  );
  must(shifts.length >= 1 && shifts.length <= 4 && isInOrder, 'BAD_USER_INPUT', {
    zh: '办公时段须为HH:mm，一至四段，先后不重叠',
    en: 'Shifts are HH:mm, one to four of them, one after another',
  });
  return shifts as unknown as Shifts;
}
