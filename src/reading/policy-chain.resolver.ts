import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Content, Policy } from './content.ts';
import { lineageOf } from './lineage.ts';
import { linksOf, marksOf, PolicyLink, policyAt } from './policy-chain.ts';
import type { ReadingContext } from './reading-context.ts';

/** The chain of repeals and amendments, readable from both ends. */
@Resolver(() => Policy)
export class PolicyChainResolver {
  @FieldResolver(() => [PolicyLink], { description: '本文件废止的文件' })
  repeals(@Ctx() ctx: ReadingContext, @Root() policy: Policy): Promise<PolicyLink[]> {
    return linksOf(ctx, policy, 'REPEAL');
  }

  @FieldResolver(() => [PolicyLink], { description: '废止本文件的文件' })
  repealedBy(@Ctx() ctx: ReadingContext, @Root() policy: Policy): Promise<PolicyLink[]> {
    return marksOf(ctx, policy, 'REPEAL');
  }

  @FieldResolver(() => [PolicyLink], { description: '本文件修改的文件' })
  amends(@Ctx() ctx: ReadingContext, @Root() policy: Policy): Promise<PolicyLink[]> {
    return linksOf(ctx, policy, 'AMEND');
  }

  @FieldResolver(() => [PolicyLink], { description: '修改本文件的文件' })
  amendedBy(@Ctx() ctx: ReadingContext, @Root() policy: Policy): Promise<PolicyLink[]> {
    return marksOf(ctx, policy, 'AMEND');
  }

  @FieldResolver(() => [Policy], {
    description: '沿革：直接或间接互相废止、修改的现存文件，连同本文件，按成文先后；最多 50 件',
  })
  lineage(@Ctx() ctx: ReadingContext, @Root() policy: Policy): Promise<Policy[]> {
    return lineageOf(ctx, policy);
  }
}

/** The other end of a link. */
@Resolver(() => PolicyLink)
export class PolicyLinkResolver {
  @FieldResolver(() => Policy, { nullable: true, description: '本平台已发布的该文件' })
  policy(@Ctx() ctx: ReadingContext, @Root() link: PolicyLink): Promise<Content | null> {
    return policyAt(ctx, link);
  }
}
