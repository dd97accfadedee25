import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { Release } from '../release/release.ts';
import { Attempt } from './attempt.ts';
import { Channel } from './channel.ts';
import { createChannel } from './create-channel.ts';
import { Delivery, Receipt } from './delivery.ts';
import { ChannelInput, ReleaseInput } from './inputs.ts';
import { launch } from './launch.ts';
import { listChannels } from './list-channels.ts';
import { previewRelease } from './preview-release.ts';
import { listAttempts, listDeliveries, readRelease } from './read-release.ts';
import { ReleasePreview } from './rendition.ts';
import { resend } from './resend.ts';
import { settleDelivery } from './settle-delivery.ts';

/** Channels at the desk. */
@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => [Channel])
  channels(@Ctx() ctx: Context): Promise<Channel[]> {
    return listChannels(ctx);
  }

  @Mutation(() => Channel)
  createChannel(
    @Ctx() ctx: Context,
    @Arg('input', () => ChannelInput) input: ChannelInput,
  ): Promise<Channel> {
    return createChannel(ctx, input);
  }
}

/** Releases at the desk, with where they went. */
@Resolver(() => Release)
export class ReleaseDeliveriesResolver {
  @Query(() => Release, { nullable: true })
  release(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Release | null> {
    return readRelease(ctx, id);
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

  @FieldResolver(() => [Delivery])
  deliveries(@Ctx() ctx: Context, @Root() release: Release): Promise<Delivery[]> {
    return listDeliveries(ctx, release);
  }
}

/** Deliveries at the desk. */
@Resolver(() => Delivery)
export class DeliveryResolver {
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

  @FieldResolver(() => [Attempt])
  attempts(@Ctx() ctx: Context, @Root() delivery: Delivery): Promise<Attempt[]> {
    return listAttempts(ctx, delivery.id);
  }

  @FieldResolver(() => Receipt, { nullable: true })
  receipt(@Root() { receipt }: Delivery): Receipt | null {
    return receipt && { ...receipt, at: new Date(receipt.at) };
  }
}
