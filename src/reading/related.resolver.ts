import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Content, Interpretation, Policy, Topic, TopicGroup } from './content.ts';
import { Withdrawal } from './content-parts.ts';
import type { ReadingContext } from './reading-context.ts';
import { groupsOf, interpretationsOf, liveContents, policiesOf } from './related.ts';

/** What explains a policy. */
@Resolver(() => Policy)
export class PolicyResolver {
  @FieldResolver(() => [Interpretation], { description: '政策解读，最新的在前' })
  interpretations(@Ctx() ctx: ReadingContext, @Root() policy: Policy): Promise<Interpretation[]> {
    return interpretationsOf(ctx, policy);
  }
}

/** What an interpretation explains. */
@Resolver(() => Interpretation)
export class InterpretationResolver {
  @FieldResolver(() => [Policy], { description: '所解读的政策文件' })
  policies(@Ctx() ctx: ReadingContext, @Root() interpretation: Interpretation): Promise<Policy[]> {
    return policiesOf(ctx, interpretation);
  }
}

/** What a topic gathers. */
@Resolver(() => Topic)
export class TopicResolver {
  @FieldResolver(() => [TopicGroup])
  groups(@Ctx() ctx: ReadingContext, @Root() topic: Topic): Promise<TopicGroup[]> {
    return groupsOf(ctx, topic);
  }
}

/** The live contents of a group. */
@Resolver(() => TopicGroup)
export class TopicGroupResolver {
  @FieldResolver(() => [Content])
  contents(@Ctx() ctx: ReadingContext, @Root() group: TopicGroup): Promise<Content[]> {
    return liveContents(ctx, group.contentIds);
  }
}

/** What stands in place of a withdrawn content. */
@Resolver(() => Withdrawal)
export class WithdrawalResolver {
  @FieldResolver(() => Content, { nullable: true })
  async replacement(@Ctx() ctx: ReadingContext, @Root() withdrawal: Withdrawal): Promise<Content | null> {
    return withdrawal.replacementId ? ctx.reads.card(withdrawal.replacementId) : null;
  }
}
