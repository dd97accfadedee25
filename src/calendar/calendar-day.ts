import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { DayKind } from './published-days.ts';

/** A day entered on top of the published holidays: a correction, a local day off, or a new yearly notice. */
@Entity({ tableName: 'calendar_day' })
export class CalendarDay {
  /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
  @PrimaryKey({ type: 'date' })
  date!: string;

  /** Worked, off, or off in exchange for a day worked elsewhere. */
  @Enum({ items: ['workday', 'off', 'in_lieu'], type: 'string' })
  kind!: DayKind;

  /** The notice or person the day was entered from, e.g. a document number. */
  @Property({ type: 'text' })
  source!: string;
}
