import { CalendarDay } from './calendar-day.ts';
import { OfficeSeason } from './office-season.ts';

/** Working days, holidays and office hours. */
export const calendarModule = { name: 'calendar', entities: [CalendarDay, OfficeSeason] };
