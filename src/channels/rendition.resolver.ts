import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { Release } from '../release/release.ts';
import { approveRendition } from './approve-rendition.ts';
import { Channel } from './channel.ts';
import { findUser, listAdjusted, listHeld } from './list-held.ts';
import { measureRelease } from './measure-release.ts';
import { Punctuality } from './punctuality.ts';
import { Rendition } from './rendition.ts';
import { Tally } from './tally.ts';
import { tallyRelease } from './tally-release.ts';

/** A rendition with an operator's own words, and the channel it is for. */
@ObjectType()
export class AdjustedRendition {
  @Field(() => Channel)
  channel!: Channel;

  @Field(() => Rendition)
  rendition!: Rendition;
}

/** Review of renditions at the desk. */
@Resolver(() => Rendition)
export class RenditionResolver {
  @Query(() => [Release], { description: '渠道稿待审的通稿，先到的在前' })
  heldReleases(@Ctx() ctx: Context): Promise<Release[]> {
    return listHeld(ctx);
  }

  @Mutation(() => Release, { description: '审核渠道稿；全部通过后通稿发出，退回则取消' })
  approveRendition(
    @Ctx() ctx: Context,
    @Arg('releaseId', () => ID) releaseId: string,
    @Arg('renditionId', () => ID) renditionId: string,
    @Arg('approve', () => Boolean) approve: boolean,
    @Arg('remark', () => String, { nullable: true }) remark?: string,
  ): Promise<Release> {
    return approveRendition(ctx, { releaseId, renditionId, approve, remark });
  }

  @FieldResolver(() => User, { nullable: true, description: '拟稿人；为空即由系统适配' })
  adjustedBy(@Ctx() ctx: Context, @Root() rendition: Rendition): Promise<User | null> {
    return findUser(ctx, rendition.adjustedById);
  }

  @FieldResolver(() => User, { nullable: true })
  approvedBy(@Ctx() ctx: Context, @Root() rendition: Rendition): Promise<User | null> {
    return findUser(ctx, rendition.approvedById);
  }
}

/** What a release says of its renditions and of its moment. */
@Resolver(() => Release)
export class ReleaseRenditionsResolver {
  @FieldResolver(() => [AdjustedRendition], { description: '人工拟定的渠道稿' })
  adjusted(@Ctx() ctx: Context, @Root() release: Release): Promise<AdjustedRendition[]> {
    return listAdjusted(ctx, release);
  }

  @FieldResolver(() => Tally, { description: '回执统计' })
  tally(@Ctx() ctx: Context, @Root() release: Release): Promise<Tally> {
    return tallyRelease(ctx, release);
  }

  @FieldResolver(() => Punctuality, { nullable: true })
  punctuality(@Ctx() ctx: Context, @Root() release: Release): Promise<Punctuality | null> {
    return measureRelease(ctx, release);
  }
}
