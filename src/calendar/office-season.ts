import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Shifts } from './deadline.ts';

/** Office hours from a day of every year on; none entered: the usual ones all year. */
@Entity()
export class OfficeSeason {
  /** `MM-DD`. */
  @PrimaryKey({ type: 'text' })
  from!: string;

  @Property({ type: 'jsonb' })
  shifts!: Shifts;
}
