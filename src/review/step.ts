import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Window } from '../calendar/deadline.ts';
import { Revision } from '../content/revision.ts';
import { StepTask } from '../content/step-task.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** How a step stands; VOID when the copy was edited or recalled after it was laid out. */
export enum StepState {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  RETURNED = 'RETURNED',
  VOID = 'VOID',
}
registerEnumType(StepState, { name: 'StepState', description: '审核环节状态' });

/** One tier of review of one revision (审核环节), with what was decided there (审核意见). */
@Entity()
@Unique({ properties: ['revision', 'tier'] })
@Index({
  name: 'step_waiting_index',
  expression: `create index "step_waiting_index" on "step" ("due_at", "id") where "state" = 'PENDING' and "waiting_since" is not null`,
})
@ObjectType({ implements: Node })
export class Step {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @ManyToOne(() => Revision)
  revision!: Revision;

  /** From 1; a tier is decided after the one before it. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  tier!: number;

  /** What the table of steps calls it, such as 初审. */
  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => StepTask)
  @Property({ type: 'text' })
  task: StepTask = StepTask.BOTH;

  @Field(() => Role)
  @Index()
  @Property({ type: 'text' })
  role!: Role;

  /** Within what it is to be decided once its turn has come. */
  @Property({ type: 'jsonb' })
  window!: Window;

  @Field(() => StepState)
  @Property({ type: 'text' })
  state: StepState = StepState.PENDING;

  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  decidedBy: User | null = null;

  @Field(() => User, { nullable: true, description: '代谁审核' })
  @ManyToOne(() => User, { nullable: true })
  onBehalfOf: User | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  remark: string | null = null;

  /** Since when it has been this tier's turn. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  waitingSince: Date | null = null;

  /** When its turn is to be over. */
  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  dueAt: Date | null = null;

  /** Who of the tier after it sent it back to be decided again. */
  @Field(() => User, { nullable: true, description: '由谁退回重审' })
  @ManyToOne(() => User, { nullable: true })
  sentBackBy: User | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  sentBackAt: Date | null = null;

  @Field(() => String, { nullable: true, description: '退回重审的意见' })
  @Property({ type: 'text', nullable: true })
  sentBackRemark: string | null = null;
}
