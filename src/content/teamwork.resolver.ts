import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { appear } from './appear.ts';
import { Autosave } from './autosave.ts';
import { Copy } from './copy.ts';
import { CopyPatch } from './inputs.ts';
import { dropAutosave, keepAutosave, readAutosave } from './keep-autosave.ts';
import { Presence } from './presence.ts';

/** Several people at one copy. */
@Resolver(() => Copy)
export class TeamworkResolver {
  @Mutation(() => Autosave, { description: '自动保存本人的修改；不产生修订版，也不影响审核' })
  autosave(
    @Ctx() ctx: Context,
    @Arg('copyId', () => ID) copyId: string,
    @Arg('version', () => Int) version: number,
    @Arg('patch', () => CopyPatch) patch: CopyPatch,
  ): Promise<Autosave> {
    return keepAutosave(ctx, { copyId, version, patch });
  }

  @Mutation(() => Boolean)
  async dropAutosave(@Ctx() ctx: Context, @Arg('copyId', () => ID) copyId: string): Promise<boolean> {
    await dropAutosave(ctx, copyId);
    return true;
  }

  @Mutation(() => [Presence], { description: '报告本人打开着这篇稿件，返回还有谁；45 秒内须再报' })
  appear(
    @Ctx() ctx: Context,
    @Arg('copyId', () => ID) copyId: string,
    @Arg('editing', () => Boolean) editing: boolean,
    @Arg('leaving', () => Boolean, { nullable: true }) leaving?: boolean,
  ): Promise<Presence[]> {
    return appear(ctx, { copyId, editing, leaving });
  }

  @FieldResolver(() => Autosave, { nullable: true, description: '本人未保存的修改' })
  autosaved(@Ctx() ctx: Context, @Root() copy: Copy): Promise<Autosave | null> {
    return readAutosave(ctx, copy.id);
  }
}
