import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BodyVariant } from './body-variant.ts';
import { Content } from './content.ts';
import { deviceBody } from './device-body.ts';
import { Picture, picturesOf } from './pictures.ts';
import type { ReadingContext } from './reading-context.ts';
import { restOf } from './related.ts';

/** A body for other devices, and its pictures in sizes. */
@Resolver(() => Content)
export class BodyVariantResolver {
  @FieldResolver(() => String, { nullable: true, description: '按版式裁剪的正文；GONE 时为空' })
  async bodyFor(
    @Ctx() ctx: ReadingContext,
    @Root() content: Content,
    @Arg('variant', () => BodyVariant) variant: BodyVariant,
  ): Promise<string | null> {
    return deviceBody(ctx, (await restOf(ctx, content)).body, variant);
  }

  @FieldResolver(() => [Picture], { description: '正文中的图片，各种宽度；最多 100 张' })
  async pictures(@Ctx() ctx: ReadingContext, @Root() content: Content): Promise<Picture[]> {
    const body = ctx.budget.tell((await restOf(ctx, content)).body);
    return ctx.budget.spend(picturesOf(body ?? '', ctx.publicUrl));
  }
}
