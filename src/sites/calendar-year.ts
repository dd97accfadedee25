import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';

/** What a day is, where it departs from, or confirms, the ordinary week. */
export enum CalendarDayKind {
  workday = 'workday',
  off = 'off',
  in_lieu = 'in_lieu',
}
registerEnumType(CalendarDayKind, {
  name: 'CalendarDayKind',
  description: '日期类型',
  valuesConfig: {
    workday: { description: '上班' },
    off: { description: '放假' },
    in_lieu: { description: '调休放假' },
  },
});

/** A day that is named by a notice or by hand. */
@ObjectType()
export class NamedDay {
  @Field(() => String, { description: 'YYYY-MM-DD' })
  date!: string;

  @Field(() => CalendarDayKind)
  kind!: CalendarDayKind;

  @Field(() => String, { nullable: true, description: '录入依据；空为随系统发布的节假日安排' })
  source!: string | null;
}

/** A stretch of office time within a day, `HH:mm`. */
@InputType('ShiftInput')
@ObjectType('Shift')
export class OfficeShift {
  @Field(() => String)
  opensAt!: string;

  @Field(() => String)
  closesAt!: string;
}

/** Office hours from a day of every year on. */
@InputType('OfficeSeasonInput')
@ObjectType('OfficeSeason')
export class OfficeSeasonPart {
  @Field(() => String, { description: '起始日，MM-DD' })
  from!: string;

  @Field(() => [OfficeShift])
  shifts!: OfficeShift[];
}

/** The working days of a year (工作日历). */
@ObjectType({ implements: Node })
export class CalendarYear {
  id!: string;

  @Field(() => Int)
  year!: number;

  @Field(() => Boolean, { description: '该年节假日安排是否已公布并录入' })
  known!: boolean;

  @Field(() => [NamedDay])
  days!: NamedDay[];

  @Field(() => [OfficeSeasonPart])
  office!: OfficeSeasonPart[];
}

const PREFIX = '00000000-0000-8000-8000-00000000';

/** The id of a year, by which a duty speaks of it. */
export function idOfYear(year: number): string {
  return `${PREFIX}${String(year).padStart(4, '0')}`;
}
