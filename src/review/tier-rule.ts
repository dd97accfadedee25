import { randomUUIDv7 } from 'node:crypto';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Window } from '../calendar/deadline.ts';
import { WindowInput } from '../calendar/window.ts';
import { ContentKind } from '../content/content-kind.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import { StepTask } from '../content/step-task.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { Node } from '../platform/graphql/node.ts';
import { Section } from '../sites/section.ts';

/** A step as a table lays it down: what it is called, what it is for, whose it is, and within what it is due. */
@ObjectType('PlannedStep')
@InputType('PlannedStepInput')
export class PlannedStep {
  @Field(() => String)
  name!: string;

  @Field(() => StepTask)
  task!: StepTask;

  @Field(() => Role)
  role!: Role;

  @Field(() => WindowInput)
  window!: Window;
}

/** A line of the table of steps (审核规则): which steps copy of a sensitivity takes, of one kind or any, in one section and those under it or in any. */
@Entity()
@Unique({
  name: 'tier_rule_once',
  expression:
    'create unique index "tier_rule_once" on "tier_rule" ("sensitivity", "kind", "section_id") nulls not distinct',
})
@ObjectType({ implements: Node })
export class TierRule {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Field(() => Sensitivity)
  @Property({ type: 'text' })
  sensitivity!: Sensitivity;

  @Field(() => ContentKind, { nullable: true })
  @Property({ type: 'text', nullable: true })
  kind: ContentKind | null = null;

  @Field(() => Section, { nullable: true })
  @ManyToOne(() => Section, { nullable: true })
  section: Section | null = null;

  @Field(() => [PlannedStep])
  @Property({ type: 'jsonb' })
  steps!: PlannedStep[];

  /** Goes up by one with every change; an administrator names the one they saw. */
  @Field(() => Int)
  @Property({ type: 'integer' })
  version = 1;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  changedAt!: Date;

  @Field(() => User)
  @ManyToOne(() => User)
  changedBy!: User;
}
