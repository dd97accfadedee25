import { GraphQLJSON } from 'graphql-scalars';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { CalendarDayKind, CalendarYear, OfficeSeasonPart } from './calendar-year.ts';
import { enterCalendarDay } from './enter-calendar-day.ts';
import { importHolidays } from './import-holidays.ts';
import { readCalendar } from './read-calendar.ts';
import { setOfficeHours } from './set-office-hours.ts';

/** The working-day calendar at the desk. */
@Resolver()
export class CalendarResolver {
  @Query(() => CalendarYear)
  calendar(@Ctx() ctx: Context, @Arg('year', () => Int) year: number): Promise<CalendarYear> {
    return readCalendar(ctx, { year });
  }

  @Mutation(() => CalendarYear, { description: '录入一天；不填类型为取消此前的录入' })
  enterCalendarDay(
    @Ctx() ctx: Context,
    @Arg('date', () => String) date: string,
    @Arg('source', () => String) source: string,
    @Arg('kind', () => CalendarDayKind, { nullable: true }) kind?: CalendarDayKind,
  ): Promise<CalendarYear> {
    return enterCalendarDay(ctx, { date, source, kind });
  }

  @Mutation(() => CalendarYear, { description: '导入 holiday-cn 格式的全年节假日安排' })
  importHolidays(@Ctx() ctx: Context, @Arg('json', () => GraphQLJSON) json: unknown): Promise<CalendarYear> {
    return importHolidays(ctx, { json });
  }

  @Mutation(() => CalendarYear, { description: '设定办公时间；空为通常的办公时间' })
  setOfficeHours(
    @Ctx() ctx: Context,
    @Arg('seasons', () => [OfficeSeasonPart]) seasons: OfficeSeasonPart[],
  ): Promise<CalendarYear> {
    return setOfficeHours(ctx, { seasons });
  }
}
