import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { Organisation } from '../sites/organisation.ts';

/** Where a new-media account is (平台). */
export enum Platform {
  WEIBO = 'WEIBO',
  WECHAT = 'WECHAT',
  DOUYIN = 'DOUYIN',
  KUAISHOU = 'KUAISHOU',
  TOUTIAO = 'TOUTIAO',
  APP = 'APP',
  OTHER = 'OTHER',
}
registerEnumType(Platform, {
  name: 'Platform',
  description: '新媒体平台',
  valuesConfig: {
    WEIBO: { description: '微博' },
    WECHAT: { description: '微信公众号' },
    DOUYIN: { description: '抖音' },
    KUAISHOU: { description: '快手' },
    TOUTIAO: { description: '今日头条' },
    APP: { description: '移动客户端' },
    OTHER: { description: '其他' },
  },
});

/** How an account stands with its filing (备案状态). */
export enum AccountState {
  OPENING = 'OPENING',
  OPEN = 'OPEN',
  CLOSING = 'CLOSING',
  CLOSED = 'CLOSED',
  REFUSED = 'REFUSED',
}
registerEnumType(AccountState, {
  name: 'AccountState',
  description: '账号状态',
  valuesConfig: {
    OPENING: { description: '开设备案中' },
    OPEN: { description: '已备案' },
    CLOSING: { description: '关停公示中' },
    CLOSED: { description: '已关停' },
    REFUSED: { description: '未准予开设' },
  },
});

/** Why an organisation may have more accounts than the rule allows. */
export enum Exemption {
  PUBLIC_SECURITY = 'PUBLIC_SECURITY',
  EMERGENCY = 'EMERGENCY',
}
registerEnumType(Exemption, {
  name: 'AccountExemption',
  description: '账号数量例外',
  valuesConfig: {
    PUBLIC_SECURITY: { description: '公安' },
    EMERGENCY: { description: '应急管理' },
  },
});

/** A filed new-media account of an organisation (政务新媒体账号). */
@Entity()
@ObjectType({ implements: Node })
export class Account {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Organisation)
  @Index()
  @ManyToOne(() => Organisation)
  organisation!: Organisation;

  @Field(() => Platform)
  @Property({ type: 'text' })
  platform!: Platform;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => AccountState)
  @Property({ type: 'text' })
  state: AccountState = AccountState.OPENING;

  @Field(() => Exemption, { nullable: true })
  @Property({ type: 'text', nullable: true })
  exemption: Exemption | null = null;

  /** Who answers for it. */
  @Property({ type: 'uuid' })
  responsibleId!: string;

  /** Who else knows its credentials. */
  @Property({ type: 'uuid[]' })
  operatorIds: string[] = [];

  /** Days without a post after which it counts as asleep. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  sleepsAfterDays = 14;

  /** The last post that was told by a person; those of the hub are counted from the deliveries. */
  @Property({ type: 'timestamptz', nullable: true })
  postedAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  openedAt: Date | null = null;

  /** The first moment it may be closed, after its notice. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  closesAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null = null;
}
