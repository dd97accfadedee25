import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Revision } from '../content/revision.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';

/** How grave a finding is; BLOCK stops review and publication. */
export enum Severity {
  BLOCK = 'BLOCK',
  WARN = 'WARN',
  HINT = 'HINT',
}
registerEnumType(Severity, { name: 'Severity', description: '校对问题级别' });

/** Whether a finding still stands. */
export enum FindingState {
  OPEN = 'OPEN',
  OVERRIDDEN = 'OVERRIDDEN',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
}
registerEnumType(FindingState, {
  name: 'FindingState',
  description: '校对问题状态',
  valuesConfig: {
    OPEN: { description: '未处理' },
    OVERRIDDEN: { description: '经批准放行' },
    ACKNOWLEDGED: { description: '已知悉，保留原文' },
  },
});

/** What a proofing rule found in a revision (校对问题). */
@Entity()
@ObjectType({ implements: Node })
export class Finding {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @ManyToOne(() => Revision)
  revision!: Revision;

  /** Name of the rule, as its file in `proofing/`. */
  @Field(() => String)
  @Property({ type: 'text' })
  rule!: string;

  @Field(() => Severity)
  @Property({ type: 'text' })
  severity!: Severity;

  /** Which field of the copy it is in. */
  @Field(() => String)
  @Property({ type: 'text' })
  field!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  excerpt!: string;

  /** First character of the excerpt in the plain text of the field, in UTF-16 units from 0. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  start!: number;

  /** One past its last character. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  end!: number;

  @Field(() => String)
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  suggestion: string | null = null;

  @Field(() => FindingState)
  @Property({ type: 'text' })
  state: FindingState = FindingState.OPEN;

  /** What an answer to it is bound to: the rule, the passage and the place in it. */
  @Property({ type: 'text', nullable: true })
  passage: string | null = null;

  /** Who overrode or acknowledged it. */
  @Field(() => User, { nullable: true })
  @ManyToOne(() => User, { nullable: true })
  answeredBy: User | null = null;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  answeredAt: Date | null = null;

  /** Their reason. */
  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  answer: string | null = null;

  /** The role in which it was overridden. */
  @Property({ type: 'text', nullable: true })
  answeredAs: Role | null = null;
}
