import { randomUUIDv7 } from 'node:crypto';
import { Entity, Filter, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { ChangeKind } from './change-kind.ts';
import { ContentKind } from './content-kind.ts';
import { CopyState } from './copy-state.ts';
import { CopyText } from './copy-text.ts';
import { NAMED, whoIsNamed } from './named.ts';
import { Sensitivity } from './sensitivity.ts';

/** One piece of copy being worked on (稿件). */
@Entity()
@Index({ properties: ['revisedAt', 'id'] })
@Index({ properties: ['site', 'revisedAt', 'id'] })
@Index({
  name: 'copy_unlimited_index',
  expression: 'create index "copy_unlimited_index" on "copy" ("site_id", "state") where "named_ids" is null',
})
@Index({
  name: 'copy_limited_index',
  expression:
    'create index "copy_limited_index" on "copy" ("site_id", "state") where "named_ids" is not null',
})
@Filter({ name: NAMED, cond: whoIsNamed, args: false, default: true })
@ObjectType({ implements: Node })
export class Copy extends CopyText {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => ContentKind)
  @Property({ type: 'text' })
  kind!: ContentKind;

  @Field(() => Site)
  @ManyToOne(() => Site)
  site!: Site;

  @Field(() => Section)
  @ManyToOne(() => Section)
  section!: Section;

  @Field(() => CopyState)
  @Index()
  @Property({ type: 'text' })
  state: CopyState = CopyState.DRAFT;

  /** Goes up by one with every change; an editor names the one they saw. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  version = 1;

  @Field(() => Sensitivity, { nullable: true })
  @Property({ type: 'text', nullable: true })
  sensitivity: Sensitivity | null = null;

  /** The level a reviewer has set; nobody submits it under less. */
  @Property({ type: 'text', nullable: true })
  sensitivityFloor: Sensitivity | null = null;

  /** The upstream item it reposts; ingest is of a later folder. */
  @Index()
  @Property({ type: 'uuid', nullable: true })
  upstreamItemId: string | null = null;

  /** The published content this copy made, or corrects. */
  @Field(() => ID, { nullable: true })
  @Index()
  @Property({ type: 'uuid', nullable: true })
  contentId: string | null = null;

  /** The public note of a correction. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  changeNote: string | null = null;

  /** How far a correction goes. */
  @Field(() => ChangeKind, { nullable: true })
  @Property({ type: 'text', nullable: true })
  changeKind: ChangeKind | null = null;

  /** When what it says ends; the hub then says so by an edition of its own. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt: Date | null = null;

  /** When an approved copy is to be published. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  publishAt: Date | null = null;

  @Field(() => User)
  @ManyToOne(() => User)
  composedBy!: User;

  /** Everybody whose words are in it; none of them may decide on it. */
  @Property({ type: 'uuid[]' })
  authorIds: string[] = [];

  /** Who alone may see it and have a part in it; null for everybody who reaches its site. */
  @Property({ type: 'uuid[]', nullable: true })
  namedIds: string[] | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  composedAt!: Date;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  revisedAt!: Date;
}
