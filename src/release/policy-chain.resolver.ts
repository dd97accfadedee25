import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { Validity } from '../content/parts.ts';
import type { Context } from '../identity/context.ts';
import type { ChainAct } from './mark.ts';
import { Publication } from './publication.ts';
import { PublicationReference } from './publication-reference.ts';

/** One end of a repeal or amendment, as the desk sees it from the other. */
@ObjectType()
class PolicyChainLink {
  @Field(() => ID, { nullable: true })
  contentId!: string | null;

  @Field(() => String, { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  since!: Date | null;

  @Field(() => Boolean)
  standing!: boolean;
}

async function linksOf(
  { em }: Context,
  { id }: PublicationReference,
  act: ChainAct,
): Promise<PolicyChainLink[]> {
  const { chain } = await em.findOneOrFail(Publication, { id });
  return chain.filter((link) => link.act === act).map((link) => ({ ...link, since: null, standing: true }));
}

async function marksOf(
  { em }: Context,
  { id }: PublicationReference,
  act: ChainAct,
): Promise<PolicyChainLink[]> {
  const { marks } = await em.findOneOrFail(Publication, { id });
  const own = marks.filter((mark) => mark.act === act);
  return own.map((mark) => ({ ...mark, since: new Date(mark.since) }));
}

/** Whether a published text is in force, and by which others it is not, from both ends. */
@Resolver(() => PublicationReference)
export class PolicyChainResolver {
  @FieldResolver(() => Validity, { nullable: true, description: '政策文件的有效性' })
  async validity(@Ctx() ctx: Context, @Root() { id }: PublicationReference): Promise<Validity | null> {
    return (await ctx.em.findOneOrFail(Publication, { id })).policy?.validity ?? null;
  }

  @FieldResolver(() => Boolean, { description: '有效期已过' })
  async expired(@Ctx() ctx: Context, @Root() { id }: PublicationReference): Promise<boolean> {
    const { marks } = await ctx.em.findOneOrFail(Publication, { id });
    return marks.some((mark) => mark.act === 'EXPIRE' && mark.standing);
  }

  @FieldResolver(() => [PolicyChainLink])
  repeals(@Ctx() ctx: Context, @Root() publication: PublicationReference): Promise<PolicyChainLink[]> {
    return linksOf(ctx, publication, 'REPEAL');
  }

  @FieldResolver(() => [PolicyChainLink])
  repealedBy(@Ctx() ctx: Context, @Root() publication: PublicationReference): Promise<PolicyChainLink[]> {
    return marksOf(ctx, publication, 'REPEAL');
  }

  @FieldResolver(() => [PolicyChainLink])
  amends(@Ctx() ctx: Context, @Root() publication: PublicationReference): Promise<PolicyChainLink[]> {
    return linksOf(ctx, publication, 'AMEND');
  }

  @FieldResolver(() => [PolicyChainLink])
  amendedBy(@Ctx() ctx: Context, @Root() publication: PublicationReference): Promise<PolicyChainLink[]> {
    return marksOf(ctx, publication, 'AMEND');
  }
}
