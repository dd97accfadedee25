import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Edition } from './edition.ts';

/** How a release stands. */
export enum ReleaseState {
  PLANNED = 'PLANNED',
  /** Waiting until a reviewer has approved the renditions that do more than leave out. */
  HELD = 'HELD',
  LAUNCHED = 'LAUNCHED',
  /** Its content was withdrawn before the moment came, or a reviewer turned a rendition down. */
  CANCELLED = 'CANCELLED',
}
registerEnumType(ReleaseState, { name: 'ReleaseState', description: '通稿状态' });

/** One edition sent to a set of channels at one moment under one wording (通稿). */
@Entity()
@ObjectType({ implements: Node })
export class Release {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Edition)
  @ManyToOne(() => Edition)
  edition!: Edition;

  @Field(() => ReleaseState)
  @Property({ type: 'text' })
  state: ReleaseState = ReleaseState.PLANNED;

  /** Channels are of a later folder. */
  @Property({ type: 'uuid[]' })
  channelIds: string[] = [];

  /** Phrases that must stand word for word in every rendition. */
  @Property({ type: 'text[]' })
  lockedPhrases: string[] = [];

  /** Renditions with an operator's own words, by channel; of this edition only. */
  @Property({ type: 'jsonb', default: '[]' })
  renditions: { channelId: string; renditionId: string }[] = [];

  /** The moment it is to go out. */
  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  at!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  launchedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  byId: string | null = null;
}
