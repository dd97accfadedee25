import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import type { ChainAct } from '../release/mark.ts';
import { type Content, Policy } from './content.ts';
import { byId } from './key.ts';
import type { ReadingContext } from './reading-context.ts';
import { restOf } from './related.ts';

/** One end of a repeal or amendment (废止、修改), as seen from the other. */
@ObjectType({ simpleResolvers: true })
export class PolicyLink {
  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => String, { nullable: true, description: '发文字号' })
  number!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '自何时起；本文件所废止或修改的不另列' })
  since!: Date | null;

  @Field(() => Boolean, { description: '是否已经生效' })
  standing!: boolean;

  contentId!: string | null;
}

/** What a policy repeals or amends, as its text says. */
export async function linksOf(ctx: ReadingContext, policy: Content, act: ChainAct): Promise<PolicyLink[]> {
  const { chain } = await restOf(ctx, policy);
  const links = chain.filter((link) => link.act === act);
  return ctx.budget.spend(links.map((link) => ({ ...link, since: null, standing: true })));
}

/** By which live policies a policy is repealed or amended, or will be. */
export async function marksOf(ctx: ReadingContext, policy: Content, act: ChainAct): Promise<PolicyLink[]> {
  const { marks } = await restOf(ctx, policy);
  const standing = marks.filter((mark) => mark.act === act);
  return ctx.budget.spend(standing.map((mark) => ({ ...mark, since: new Date(mark.since) })));
}

/** The policy at the other end, by content or by document number; null where it is not carried here. */
export async function policyAt(ctx: ReadingContext, link: PolicyLink): Promise<Content | null> {
  const content = link.contentId ? await byId(ctx.reads.card, link.contentId) : null;
  const found = content ?? (link.number ? await ctx.reads.policy(link.number) : null);
  return found instanceof Policy ? found : null;
}
