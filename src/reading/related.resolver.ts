import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Content, Interpretation, Policy, Topic, TopicGroup } from './content.ts';
import { Withdrawal } from './content-parts.ts';
import type { ReadingContext } from './reading-context.ts';
import { groupsOf, interpretationsOf, policiesOf, restOf } from './related.ts';
import { groupContents } from './topic-group.ts';

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

  @FieldResolver(() => String, { nullable: true, description: '开办日期 YYYY-MM-DD' })
  async opensOn(@Ctx() ctx: ReadingContext, @Root() topic: Topic): Promise<string | null> {
    return (await restOf(ctx, topic)).topicDays?.opensOn ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: '结束日期 YYYY-MM-DD' })
  async closesOn(@Ctx() ctx: ReadingContext, @Root() topic: Topic): Promise<string | null> {
    return (await restOf(ctx, topic)).topicDays?.closesOn ?? null;
  }
}

/** The live contents of a group. */
@Resolver(() => TopicGroup)
export class TopicGroupResolver {
  @FieldResolver(() => [Content], { description: '先是置顶的，再是自动收入的，新的在前' })
  contents(@Ctx() ctx: ReadingContext, @Root() group: TopicGroup): Promise<Content[]> {
    return groupContents(ctx, group);
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
