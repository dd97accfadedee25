import { randomUUIDv7 } from 'node:crypto';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Revision } from '../content/revision.ts';
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
}
registerEnumType(FindingState, { name: 'FindingState', description: '校对问题状态' });

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
}
