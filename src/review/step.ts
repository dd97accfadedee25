import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Revision } from '../content/revision.ts';
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

  @Field(() => Role)
  @Index()
  @Property({ type: 'text' })
  role!: Role;

  @Field(() => StepState)
  @Property({ type: 'text' })
  state: StepState = StepState.PENDING;

  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  decidedBy: User | null = null;

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
}
