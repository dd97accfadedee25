import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { findGathered } from '../platform/graphql/find-gathered.ts';
import { Publication } from '../release/publication.ts';
import { PublicationReference } from '../release/publication-reference.ts';
import { Release } from '../release/release.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import { Delivery, DeliveryState, Receipt } from './delivery.ts';
import { ReleaseInput } from './inputs.ts';
import { launch } from './launch.ts';
import { listAttempts } from './list-attempts.ts';
import { listDeliveryBoard } from './list-deliveries.ts';
import { nextStep } from './next-step.ts';
import { ReleasePreview } from './preview.ts';
import { previewRelease } from './preview-release.ts';
import { proveDelivery } from './prove-delivery.ts';
import { listMostUrgent, readBoard } from './read-board.ts';
import { listReleases, readRelease } from './read-release.ts';
import { Rendition } from './rendition.ts';
import { resend } from './resend.ts';
import { settleDelivery } from './settle-delivery.ts';

const DeliveryConnection = connectionOf('Delivery', () => Delivery);

/** Releases at the desk, with where they went. */
@Resolver(() => Release)
export class ReleaseDeliveriesResolver {
  @Query(() => Release, { nullable: true })
  release(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Release | null> {
    return readRelease(ctx, id);
  }

  @Query(() => [Release], { description: '一件内容的全部通稿，新的在前' })
  releases(@Ctx() ctx: Context, @Arg('contentId', () => ID) contentId: string): Promise<Release[]> {
    return listReleases(ctx, contentId);
  }

  @Mutation(() => ReleasePreview)
  previewRelease(
    @Ctx() ctx: Context,
    @Arg('input', () => ReleaseInput) input: ReleaseInput,
  ): Promise<ReleasePreview> {
    return previewRelease(ctx, input);
  }

  @Mutation(() => Release)
  launch(@Ctx() ctx: Context, @Arg('input', () => ReleaseInput) input: ReleaseInput): Promise<Release> {
    return launch(ctx, input);
  }

  @FieldResolver(() => [Delivery], { description: '投递，需要处理的在前；全部请用 board 翻页' })
  deliveries(
    @Ctx() ctx: Context,
    @Root() release: Release,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<Delivery[]> {
    return listMostUrgent(ctx, release, first);
  }

  @FieldResolver(() => DeliveryConnection, {
    description: '回执看板：需要处理的在前；channel 为渠道名称中的字',
  })
  board(
    @Ctx() ctx: Context,
    @Root() release: Release,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('states', () => [DeliveryState], { nullable: true }) states?: DeliveryState[],
    @Arg('channel', () => String, { nullable: true }) channel?: string,
  ): Promise<Connection<Delivery>> {
    return readBoard(ctx, release, { first, after, states, channel });
  }
}

/** Deliveries at the desk. */
@Resolver(() => Delivery)
export class DeliveryResolver {
  @Query(() => DeliveryConnection, { description: '投递台账：本单位及下属单位渠道的投递，新的在前' })
  deliveries(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('contentId', () => ID, { nullable: true }) contentId?: string,
    @Arg('states', () => [DeliveryState], { nullable: true }) states?: DeliveryState[],
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Delivery>> {
    return listDeliveryBoard(ctx, { first, contentId, states, after });
  }

  @Mutation(() => Delivery)
  resend(@Ctx() ctx: Context, @Arg('deliveryId', () => ID) deliveryId: string): Promise<Delivery> {
    return resend(ctx, { deliveryId });
  }

  @Mutation(() => Delivery)
  settleDelivery(
    @Ctx() ctx: Context,
    @Arg('deliveryId', () => ID) deliveryId: string,
    @Arg('arrived', () => Boolean) arrived: boolean,
    @Arg('url', () => String, { nullable: true }) url?: string,
  ): Promise<Delivery> {
    return settleDelivery(ctx, { deliveryId, arrived, url });
  }

  @Mutation(() => Delivery, { description: '人工投放后上传凭证：网址、图片（先传到 /desk/proofs）或两者' })
  proveDelivery(
    @Ctx() ctx: Context,
    @Arg('deliveryId', () => ID) deliveryId: string,
    @Arg('url', () => String, { nullable: true }) url?: string,
    @Arg('sha256', () => String, { nullable: true }) sha256?: string,
  ): Promise<Delivery> {
    return proveDelivery(ctx, { deliveryId, url, sha256 });
  }

  @FieldResolver(() => PublicationReference, { nullable: true })
  publication(@Ctx() ctx: Context, @Root() delivery: Delivery): Promise<PublicationReference | null> {
    return findGathered(ctx.em, Publication, delivery.contentId);
  }

  @FieldResolver(() => String, { description: '下一步该做什么' })
  async nextStep(@Ctx() ctx: Context, @Root() delivery: Delivery): Promise<string> {
    const channel = await findGathered(ctx.em, Channel, delivery.channel.id);
    return nextStep(delivery, channel ?? delivery.channel, ctx.now());
  }

  @FieldResolver(() => Rendition, { nullable: true, description: '实际投递的渠道稿' })
  async rendition(@Ctx() ctx: Context, @Root() { rendition }: Delivery): Promise<Rendition | null> {
    return rendition && findGathered(ctx.em, Rendition, rendition.id);
  }

  @FieldResolver(() => Rendition, { nullable: true, description: '撤下说明：已发布的，或供人工发布的' })
  async notice(@Ctx() ctx: Context, @Root() { notice }: Delivery): Promise<Rendition | null> {
    return notice && findGathered(ctx.em, Rendition, notice.id);
  }

  @FieldResolver(() => [Attempt])
  attempts(@Ctx() ctx: Context, @Root() delivery: Delivery): Promise<Attempt[]> {
    return listAttempts(ctx, delivery.id);
  }

  @FieldResolver(() => Receipt, { nullable: true })
  receipt(@Root() { receipt }: Delivery): Receipt | null {
    return receipt && { ...receipt, at: new Date(receipt.at) };
  }
}
