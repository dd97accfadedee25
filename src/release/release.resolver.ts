import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ChangeKind } from '../content/change-kind.ts';
import { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { findGathered } from '../platform/graphql/find-gathered.ts';
import { correct } from './correct.ts';
import { changeKindOf, Edition, WithdrawalKind } from './edition.ts';
import { approvalsOf, EditionApproval } from './edition-approval.ts';
import { listEditions } from './list-editions.ts';
import { place } from './place.ts';
import { Placement } from './placement.ts';
import { PublicationReference } from './publication-reference.ts';
import { publish } from './publish.ts';
import { restore } from './restore.ts';
import { unplace } from './unplace.ts';
import { withdraw } from './withdraw.ts';

/** Publishing at the desk. */
@Resolver(() => Edition)
export class ReleaseResolver {
  @Mutation(() => Copy)
  publish(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('at', () => GraphQLDateTime, { nullable: true }) at?: Date,
  ): Promise<Copy> {
    return publish(ctx, { id, at });
  }

  @Mutation(() => Copy)
  correct(
    @Ctx() ctx: Context,
    @Arg('contentId', () => ID) contentId: string,
    @Arg('changeNote', () => String) changeNote: string,
    @Arg('changeKind', () => ChangeKind, { nullable: true, description: '不填为实质内容' })
    changeKind?: ChangeKind | null,
    @Arg('sectionId', () => ID, { nullable: true, description: '移到的栏目，可以是其他站点的；不填则不移' })
    sectionId?: string | null,
  ): Promise<Copy> {
    return correct(ctx, { contentId, changeNote, changeKind, sectionId });
  }

  @Mutation(() => PublicationReference)
  withdraw(
    @Ctx() ctx: Context,
    @Arg('contentId', () => ID) contentId: string,
    @Arg('kind', () => WithdrawalKind) kind: WithdrawalKind,
    @Arg('explanation', () => String) explanation: string,
    @Arg('replacementId', () => ID, { nullable: true }) replacementId?: string,
  ): Promise<PublicationReference> {
    return withdraw(ctx, { contentId, kind, explanation, replacementId });
  }

  @Mutation(() => PublicationReference)
  restore(@Ctx() ctx: Context, @Arg('contentId', () => ID) contentId: string): Promise<PublicationReference> {
    return restore(ctx, { contentId });
  }

  @Mutation(() => Placement)
  place(
    @Ctx() ctx: Context,
    @Arg('contentId', () => ID) contentId: string,
    @Arg('sectionId', () => ID) sectionId: string,
  ): Promise<Placement> {
    return place(ctx, { contentId, sectionId });
  }

  @Mutation(() => PublicationReference)
  unplace(
    @Ctx() ctx: Context,
    @Arg('contentId', () => ID) contentId: string,
    @Arg('sectionId', () => ID) sectionId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<PublicationReference> {
    return unplace(ctx, { contentId, sectionId, reason });
  }

  @Query(() => [Edition])
  editions(@Ctx() ctx: Context, @Arg('contentId', () => ID) contentId: string): Promise<Edition[]> {
    return listEditions(ctx, contentId);
  }

  @FieldResolver(() => [EditionApproval])
  approvals(@Root() edition: Edition): EditionApproval[] {
    return approvalsOf(edition);
  }

  @FieldResolver(() => ChangeKind, { nullable: true, description: '更正类别；不是更正则为空' })
  changeKind(@Root() edition: Edition): ChangeKind | null {
    return changeKindOf(edition);
  }

  @FieldResolver(() => User, { nullable: true })
  async by(@Ctx() ctx: Context, @Root() edition: Edition): Promise<User | null> {
    return edition.byId ? findGathered(ctx.em, User, edition.byId) : null;
  }
}
