import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';

/** A public screen at the desk (公共屏幕): its players, and what it plays. */
@ObjectType()
export class Screen {
  /** The id of its channel. */
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  /** Where its player page is. */
  @Field(() => String)
  address!: string;

  @Field(() => [ScreenDevice])
  devices!: ScreenDevice[];

  @Field(() => [ScreenItem])
  items!: ScreenItem[];

  /** How often its items were played in the last day, as its players told. */
  @Field(() => Int)
  playsToday!: number;
}
