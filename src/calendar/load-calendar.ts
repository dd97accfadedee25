import type { EntityManager } from '@mikro-orm/postgresql';
import { CalendarDay } from './calendar-day.ts';
import type { Calendar, OfficeHours } from './deadline.ts';
import { OfficeSeason } from './office-season.ts';
import { usualOfficeHours, workingDays } from './working-days.ts';

/** Gives the Calendar as of now: the published holidays with the `calendar_day` rows laid over them, and the office hours entered. */
export async function loadCalendar(em: EntityManager, office?: OfficeHours): Promise<Calendar> {
  const entered = await em.find(CalendarDay, {}, { disableIdentityMap: true });
  return workingDays(entered, office ?? (await officeHours(em)));
}

async function officeHours(em: EntityManager): Promise<OfficeHours> {
  const seasons = await em.find(OfficeSeason, {}, { disableIdentityMap: true, orderBy: { from: 'asc' } });
  return seasons.length === 0 ? usualOfficeHours : { ...usualOfficeHours, seasons };
}
