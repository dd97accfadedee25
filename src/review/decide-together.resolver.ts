import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { decideTogether, type Outcome } from './decide-together.ts';
import { LightDecisionInput } from './inputs.ts';

/** Why one of several copies was not decided. */
@ObjectType()
class DecisionRefusal {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  zh!: string;

  @Field(() => String)
  en!: string;
}

/** How one of several decisions ended. */
@ObjectType()
class DecisionOutcome {
  @Field(() => ID)
  id!: string;

  @Field(() => Copy, { nullable: true })
  copy!: Copy | null;

  @Field(() => DecisionRefusal, { nullable: true })
  refusal!: DecisionRefusal | null;
}

function toOutcome({ id, copy, refusal }: Outcome): DecisionOutcome {
  return { id, copy, refusal: refusal && { code: refusal.code, ...refusal.wording } };
}

/** Decisions on several copies at once. */
@Resolver()
export class DecideTogetherResolver {
  @Mutation(() => [DecisionOutcome], { description: '批量同意一般稿件，至多50件，逐件各有结果' })
  async decideTogether(
    @Ctx() ctx: Context,
    @Arg('items', () => [LightDecisionInput]) items: LightDecisionInput[],
    @Arg('remark', () => String, { nullable: true }) remark?: string,
  ): Promise<DecisionOutcome[]> {
    return (await decideTogether(ctx, { items, remark })).map(toOutcome);
  }
}
