import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Window } from '../calendar/deadline.ts';
import { Node } from '../platform/graphql/node.ts';

/** What a duty asks for (限时任务类型). */
export enum DutyKind {
  REPOST = 'REPOST',
  INTERPRET = 'INTERPRET',
  REVIEW = 'REVIEW',
  REPLY = 'REPLY',
  RECTIFY = 'RECTIFY',
  UPDATE = 'UPDATE',
  NOTICE = 'NOTICE',
  WITHDRAW = 'WITHDRAW',
  RETROSPECT = 'RETROSPECT',
  ALARM = 'ALARM',
  DELIVER = 'DELIVER',
  ROTATE = 'ROTATE',
  COMMISSION = 'COMMISSION',
  EXPIRY = 'EXPIRY',
}
/** What each kind of duty is called in Chinese. */
export const DUTY_NAMES: Record<DutyKind, string> = {
  REPOST: '转载',
  INTERPRET: '解读',
  REVIEW: '审核',
  REPLY: '答复',
  RECTIFY: '整改',
  UPDATE: '更新',
  NOTICE: '报备',
  WITHDRAW: '撤稿到位',
  RETROSPECT: '应急发布后审核',
  ALARM: '来源告警',
  DELIVER: '人工投放',
  ROTATE: '更换账号凭据',
  COMMISSION: '约稿',
  EXPIRY: '到期处理',
};

registerEnumType(DutyKind, {
  name: 'DutyKind',
  description: '限时任务类型',
  valuesConfig: Object.fromEntries(
    Object.entries(DUTY_NAMES).map(([kind, description]) => [kind, { description }]),
  ),
});

/** How a duty stands. OPEN may be overdue already; LATE was done after its time. */
export enum DutyState {
  OPEN = 'OPEN',
  MET = 'MET',
  LATE = 'LATE',
  EXEMPT = 'EXEMPT',
}
registerEnumType(DutyState, { name: 'DutyState', description: '限时任务状态' });

/** Something due by a working-day clock (限时任务), with the evidence of its being done. */
@Entity()
@Unique({
  name: 'duty_once',
  expression:
    'create unique index "duty_once" on "duty" ("kind", "subject_id", "site_id") nulls not distinct',
})
@ObjectType({ implements: Node })
export class Duty {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => DutyKind)
  @Property({ type: 'text' })
  kind!: DutyKind;

  @Field(() => DutyState)
  @Index()
  @Property({ type: 'text' })
  state: DutyState = DutyState.OPEN;

  /** The site that owes it; sites are of a later folder. */
  @Property({ type: 'uuid', nullable: true })
  siteId: string | null = null;

  @Property({ type: 'text' })
  subjectType!: string;

  @Property({ type: 'uuid' })
  subjectId!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  openedAt!: Date;

  @Field(() => GraphQLDateTime)
  @Index()
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  /** How long it may take from `openedAt`, by the working-day clock. */
  @Property({ type: 'jsonb' })
  window!: Window;

  /** Whether it is due at a stated instant instead, whatever the calendar says. */
  @Property({ type: 'boolean' })
  isStated = false;

  /** What it is about, in one line. */
  @Field(() => String, { nullable: true, description: '事由' })
  @Property({ type: 'text', nullable: true })
  about: string | null = null;

  /** Up to which per cent of its working time it was reminded of; 0: not yet. */
  @Property({ type: 'integer' })
  reminded = 0;

  /** When it first was due, where it was opened again since; it is not due before. */
  @Property({ type: 'timestamptz', nullable: true })
  notBefore: Date | null = null;

  /** Whether it is advice: shown, but never late and never reminded of. */
  @Field(() => Boolean, { description: '仅为建议，不计逾期' })
  @Property({ type: 'boolean' })
  advised = false;

  /** Whether it was done after its time before it was opened again; what was late once stays late. */
  @Property({ type: 'boolean' })
  wasLate = false;

  /** How often it was opened, from 1. */
  @Property({ type: 'integer' })
  round = 1;

  /** True while a year the deadline touches has no holiday notice yet. */
  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  provisional = false;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  settledAt: Date | null = null;

  /** What proves that it was done, such as the edition's id. */
  @Property({ type: 'jsonb', nullable: true })
  evidence: Record<string, unknown> | null = null;

  @Property({ type: 'text', nullable: true })
  exemptReason: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  exemptById: string | null = null;
}
