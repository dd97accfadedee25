import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { Channel } from '../channel.ts';

/** A picture of a slide, by its place in the media store. */
export interface SlidePicture {
  url: string;
  sha256: string;
}

/** One content on the playlist of one screen (播放项); a correction changes it in place. */
@Entity()
@Unique({ properties: ['channel', 'contentId'] })
@Index({ properties: ['channel', 'changedAt'] })
@ObjectType({ implements: Node })
export class ScreenItem {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Channel)
  channel!: Channel;

  @Field(() => ID)
  @Property({ type: 'uuid' })
  contentId!: string;

  /** Number of the edition it shows, or of the one that took it back. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  revision!: number;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  /** The slide, as players fetch it; empty once it is revoked. */
  @Property({ type: 'text' })
  html!: string;

  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'jsonb' })
  pictures: SlidePicture[] = [];

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  endsAt!: Date;

  /** Days of the week it plays on, 1 Monday to 7 Sunday. */
  @Field(() => [Int])
  @Property({ type: 'jsonb' })
  days: number[] = [1, 2, 3, 4, 5, 6, 7];

  /** The hours of a day it plays in, `HH:MM` in Asia/Shanghai; past midnight when `from` is later than `to`. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  fromTime: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  toTime: string | null = null;

  /** Only items of the highest priority that is due are played. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  priority = 0;

  /** Its place among its equals. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  position = 0;

  @Field(() => Int)
  @Property({ type: 'integer' })
  durationMs!: number;

  /** Whether it is shown alone, whatever else is due. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  emergency = false;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: 'timestamptz' })
  changedAt!: Date;
}
