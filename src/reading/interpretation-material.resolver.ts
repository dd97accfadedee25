import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Interpretation } from './content.ts';
import {
  InterpretationCase,
  InterpretationFigure,
  InterpretationMedia,
  mediaOf,
} from './interpretation-material.ts';
import type { ReadingContext } from './reading-context.ts';
import { restOf } from './related.ts';

/** What an interpretation explains with besides its body. */
@Resolver(() => Interpretation)
export class InterpretationMaterialResolver {
  @FieldResolver(() => String, { nullable: true, description: '出台背景，净化过的 HTML' })
  async background(@Ctx() ctx: ReadingContext, @Root() content: Interpretation): Promise<string | null> {
    return ctx.budget.tell((await restOf(ctx, content)).material?.background ?? null);
  }

  @FieldResolver(() => [InterpretationCase])
  async cases(@Ctx() ctx: ReadingContext, @Root() content: Interpretation): Promise<InterpretationCase[]> {
    return ctx.budget.spend((await restOf(ctx, content)).material?.cases ?? []);
  }

  @FieldResolver(() => [InterpretationFigure])
  async figures(
    @Ctx() ctx: ReadingContext,
    @Root() content: Interpretation,
  ): Promise<InterpretationFigure[]> {
    const figures = (await restOf(ctx, content)).material?.figures ?? [];
    return ctx.budget.spend(figures.map(({ note = null, ...figure }) => ({ ...figure, note })));
  }

  @FieldResolver(() => [InterpretationMedia])
  media(@Ctx() ctx: ReadingContext, @Root() content: Interpretation): Promise<InterpretationMedia[]> {
    return mediaOf(ctx, content);
  }
}
