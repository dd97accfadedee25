import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Site } from '../sites/site.ts';
import { createLinkageRule } from './create-linkage-rule.ts';
import { endLinkageRule } from './end-linkage-rule.ts';
import { LinkageRuleInput } from './inputs.ts';
import { LinkageRule } from './linkage-rule.ts';
import { linkedSites } from './linked-sites.ts';
import { reviseLinkageRule } from './revise-linkage-rule.ts';

const MOST = 1_000;

/** Which sites must repost what, at the desk. */
@Resolver(() => LinkageRule)
export class LinkageResolver {
  @Query(() => [LinkageRule], { description: '全部联动规则，未停用的在前' })
  linkageRules(@Ctx() ctx: Context): Promise<LinkageRule[]> {
    mustHaveRole(ctx.actor);
    return ctx.em.find(
      LinkageRule,
      {},
      { orderBy: { endedAt: 'desc nulls first', id: 'desc' }, limit: MOST },
    );
  }

  @Mutation(() => LinkageRule)
  createLinkageRule(
    @Ctx() ctx: Context,
    @Arg('input', () => LinkageRuleInput) input: LinkageRuleInput,
  ): Promise<LinkageRule> {
    return createLinkageRule(ctx, input);
  }

  @Mutation(() => LinkageRule)
  reviseLinkageRule(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => LinkageRuleInput) input: LinkageRuleInput,
  ): Promise<LinkageRule> {
    return reviseLinkageRule(ctx, { id, input });
  }

  @Mutation(() => LinkageRule)
  endLinkageRule(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<LinkageRule> {
    return endLinkageRule(ctx, { id });
  }

  @FieldResolver(() => [Site], { description: '点名的站点；空为制定单位及下属单位的全部站点' })
  sites(@Ctx() ctx: Context, @Root() rule: LinkageRule): Promise<Site[]> {
    return ctx.em.find(Site, { id: { $in: rule.siteIds } }, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => Int, { description: '目前适用的站点数' })
  async reach(@Ctx() ctx: Context, @Root() rule: LinkageRule): Promise<number> {
    return (await linkedSites(ctx.em, rule)).length;
  }
}
