import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import { Sensitivity } from '../content/sensitivity.ts';
import type { Context } from '../identity/context.ts';
import { changeSensitivity } from './change-sensitivity.ts';
import { sensitiveTopics } from './sensitive-topics.ts';
import { suggestSensitivity } from './suggest-sensitivity.ts';

/** A topic word in a copy, and why it matters. */
@ObjectType()
class TopicMention {
  @Field(() => String)
  word!: string;

  @Field(() => Sensitivity)
  sensitivity!: Sensitivity;

  @Field(() => String)
  reason!: string;
}

/** How sensitive a copy is by its topic words. */
@ObjectType()
class SensitivitySuggestion {
  @Field(() => Sensitivity)
  sensitivity!: Sensitivity;

  @Field(() => [TopicMention])
  mentions!: TopicMention[];
}

/** How weighty a copy is. */
@Resolver(() => Copy)
export class SensitivityResolver {
  @FieldResolver(() => SensitivitySuggestion, { nullable: true, description: '按主题词建议的敏感程度' })
  suggestedSensitivity(@Root() copy: Copy): SensitivitySuggestion | null {
    return suggestSensitivity(copy, sensitiveTopics());
  }

  @Mutation(() => Copy, { description: '调整敏感程度；调低须由信息办以上的审核人作出' })
  changeSensitivity(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('sensitivity', () => Sensitivity) sensitivity: Sensitivity,
    @Arg('reason', () => String) reason: string,
  ): Promise<Copy> {
    return changeSensitivity(ctx, { id, sensitivity, reason });
  }
}
