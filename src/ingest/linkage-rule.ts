import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Feed } from './feed.ts';

/** Whether the sites of a rule share one reviewed copy or each review their own. */
export enum LinkageMode {
  SHARED = 'SHARED',
  OWN = 'OWN',
}
registerEnumType(LinkageMode, { name: 'LinkageMode', description: '联动方式' });

/**
 * Which items and sites a rule speaks of; every condition given must hold, an empty one always does. Title and themes
 * are of the item, industries and regions of the site.
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
}

/** Which sites must repost which upstream items, into which section (联动规则). */
@Entity()
@ObjectType({ implements: Node })
export class LinkageRule {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Feed)
  @Index()
  @ManyToOne(() => Feed)
  feed!: Feed;

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

  /** Whether it opens duties; one that only advises names the section of a repost. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  mandatory = true;

  @Field(() => LinkageMode)
  @Property({ type: 'text' })
  mode: LinkageMode = LinkageMode.OWN;
}
