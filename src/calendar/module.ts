import { CalendarDay } from './calendar-day.ts';

/** Working days, holidays and office hours. */
export const calendarModule = { name: 'calendar', entities: [CalendarDay] };
