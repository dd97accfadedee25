import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Block } from '../content/block.ts';
import { inlineForm } from '../content/block-marker.ts';
import { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { blockHolders } from './block-holders.ts';
import { type Corrections, correctHolders } from './correct-holders.ts';

/** A live content that holds an earlier wording of a block. */
@ObjectType('BlockHolder')
class Holder {
  @Field(() => ID)
  contentId!: string;

  @Field(() => String)
  title!: string;
}

/** A content for which no correction could be opened, and why. */
@ObjectType()
class HolderLeft extends Holder {
  @Field(() => String)
  code!: string;
}

/** What became of the contents that hold an earlier wording. */
@ObjectType()
class BlockCorrections implements Corrections {
  @Field(() => [Copy])
  opened!: Copy[];

  @Field(() => [HolderLeft])
  left!: HolderLeft[];
}

/** Where a block's wording has been published. */
@Resolver(() => Block)
export class BlockHoldersResolver {
  @FieldResolver(() => [Holder], { description: '仍是旧文字的已发布内容' })
  holders(@Ctx() ctx: Context, @Root() { id, html }: Block): Promise<Holder[]> {
    return blockHolders(ctx, { id, inline: inlineForm(html) ?? html });
  }

  @Mutation(() => BlockCorrections, { description: '为仍是旧文字的每件已发布内容开更正稿，各自送审' })
  correctHolders(
    @Ctx() ctx: Context,
    @Arg('blockId', () => ID) blockId: string,
    @Arg('changeNote', () => String) changeNote: string,
  ): Promise<Corrections> {
    return correctHolders(ctx, { blockId, changeNote });
  }
}
