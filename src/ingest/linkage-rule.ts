import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Feed, FeedLevel } from './feed.ts';

/** Whether the sites of a rule share one reviewed copy or each review their own. */
export enum LinkageMode {
  SHARED = 'SHARED',
  OWN = 'OWN',
}
registerEnumType(LinkageMode, { name: 'LinkageMode', description: '联动方式' });

/**
 * Which items and sites a rule speaks of; every condition given must hold, an empty one always does. Level, title
 * and themes are of the item, industries and regions of the site, and counterparts of both.
 */
@InputType('LinkageConditionInput')
@ObjectType('LinkageCondition')
export class LinkageCondition {
  @Field(() => String, { nullable: true, description: '标题包含（多个词用 | 分隔）' })
  titleMatches?: string | null;

  @Field(() => [String], { nullable: true, description: '主题分类含其一' })
  themes?: string[] | null;

  @Field(() => [String], { nullable: true, description: '站点所属行业为其一' })
  industries?: string[] | null;

  @Field(() => [String], { nullable: true, description: '站点所属地区为其一' })
  regions?: string[] | null;

  @Field(() => [FeedLevel], { nullable: true, description: '来源层级为其一' })
  levels?: FeedLevel[] | null;

  @Field(() => Boolean, { nullable: true, description: '只限站点主办单位的对口上级部门发布的' })
  counterparts?: boolean | null;
}

/** Which sites must repost which upstream items, into which section (联动规则). */
@Entity()
@ObjectType({ implements: Node })
export class LinkageRule {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  /** The feed whose items it speaks of; null: of every feed. */
  @Field(() => Feed, { nullable: true })
  @Index()
  @ManyToOne(() => Feed, { nullable: true, deleteRule: 'restrict' })
  feed: Feed | null = null;

  /** The sites it names; empty: every site of the organisation below and of those under it. */
  @Property({ type: 'uuid[]' })
  siteIds: string[] = [];

  /** Whose sites a rule without `siteIds` speaks of; null: all, which only the hub itself may say. */
  @Property({ type: 'uuid', nullable: true })
  organisationId: string | null = null;

  @Field(() => String)
  @Property({ type: 'text' })
  sectionCode!: string;

  @Field(() => LinkageCondition, { nullable: true })
  @Property({ type: 'jsonb', nullable: true })
  where: LinkageCondition | null = null;

  /** Whether a repost is owed, or advised only. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  mandatory = true;

  @Field(() => LinkageMode)
  @Property({ type: 'text' })
  mode: LinkageMode = LinkageMode.OWN;

  /** Since when it opens no more duties; null while it stands. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null = null;
}
