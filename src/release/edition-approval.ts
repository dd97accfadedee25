import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { StepTask } from '../content/step-task.ts';
import { Role } from '../identity/role.ts';
import type { Edition } from './edition.ts';

/** Who approved an edition's text at one tier, as the edition keeps it. */
@ObjectType()
export class EditionApproval {
  @Field(() => Int)
  tier!: number;

  @Field(() => Role)
  role!: Role;

  @Field(() => String, { nullable: true, description: '环节名称' })
  name!: string | null;

  @Field(() => StepTask)
  task!: StepTask;

  @Field(() => String)
  username!: string;

  @Field(() => String, { nullable: true, description: '代谁审核' })
  onBehalfOf!: string | null;

  @Field(() => GraphQLDateTime)
  at!: Date;
}

/** The approvals of an edition, the lowest tier first. */
export function approvalsOf({ approvals }: Edition): EditionApproval[] {
  const shown = approvals.map(({ onBehalfOf, ...one }) => ({
    ...{ tier: one.tier, role: one.role as Role, name: one.name ?? null, task: one.task ?? StepTask.BOTH },
    ...{ username: one.username, onBehalfOf: onBehalfOf?.username ?? null, at: new Date(one.at) },
  }));
  return shown.toSorted((one, other) => one.tier - other.tier);
}
