import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { Severity } from './finding.ts';
import { proofreadDraft } from './proofread-draft.ts';

/** What proofreading finds in a draft; it is not kept. */
@ObjectType()
class DraftFinding {
  @Field(() => String)
  rule!: string;

  @Field(() => Severity)
  severity!: Severity;

  @Field(() => String)
  field!: string;

  @Field(() => String)
  excerpt!: string;

  @Field(() => Int)
  start!: number;

  @Field(() => Int)
  end!: number;

  @Field(() => String)
  reason!: string;

  @Field(() => String, { nullable: true })
  suggestion?: string | null;
}

/** Proofreading on demand. */
@Resolver()
export class ProofreadResolver {
  @Query(() => [DraftFinding], { description: '校对当前稿件，不送审也不保存' })
  proofreadDraft(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<DraftFinding[]> {
    return proofreadDraft(ctx, { id });
  }
}
