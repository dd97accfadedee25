import type { EntityManager } from '@mikro-orm/postgresql';
import { CalendarDay } from './calendar-day.ts';
import type { Calendar, OfficeHours } from './deadline.ts';
import { workingDays } from './working-days.ts';

/** Gives the Calendar as of now: the published holidays with the `calendar_day` rows laid over them. */
export async function loadCalendar(em: EntityManager, office?: OfficeHours): Promise<Calendar> {
  const entered = await em.find(CalendarDay, {}, { disableIdentityMap: true });
  return workingDays(entered, office);
}
