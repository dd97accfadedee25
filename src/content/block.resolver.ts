import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Block } from './block.ts';
import { usableBlocks } from './resolve-blocks.ts';
import { changeBlock, createBlock } from './save-block.ts';
import { type Suggestion, suggest } from './suggest.ts';

/** What may stand in the META tags of a page. */
@ObjectType('Suggestion')
class SuggestedWords implements Suggestion {
  @Field(() => [String], { description: '关键词，权重高的在前' })
  keywords!: string[];

  @Field(() => String, { nullable: true })
  description!: string | null;
}

/** Wording that is written once. */
@Resolver(() => Block)
export class BlockResolver {
  @Query(() => [Block], { description: '本单位可以引用的通用段落，在正文中写作 [[代码]]' })
  async blocks(@Ctx() ctx: Context): Promise<Block[]> {
    mustHaveRole(ctx.actor);
    return ctx.actor.organisationId ? usableBlocks(ctx, ctx.actor.organisationId) : [];
  }

  @Mutation(() => Block)
  createBlock(
    @Ctx() ctx: Context,
    @Arg('code', () => String) code: string,
    @Arg('name', () => String) name: string,
    @Arg('html', () => String) html: string,
  ): Promise<Block> {
    return createBlock(ctx, { code, name, html });
  }

  @Mutation(() => Block)
  changeBlock(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('name', () => String) name: string,
    @Arg('html', () => String) html: string,
  ): Promise<Block> {
    return changeBlock(ctx, { id, version, name, html });
  }

  @Query(() => SuggestedWords, { description: '按词频从文字中推荐关键词和摘要，不保存' })
  suggest(
    @Ctx() ctx: Context,
    @Arg('title', () => String) title: string,
    @Arg('body', () => String) body: string,
  ): Suggestion {
    return suggest(ctx, { title, body });
  }
}
