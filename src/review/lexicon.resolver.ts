import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { importLexicon } from './import-lexicon.ts';
import { LexiconMode, LexiconVersion } from './lexicon-version.ts';
import { listLexiconVersions, readLexicon } from './read-lexicon.ts';

/** The lexicon of proofreading, kept by administrators. */
@Resolver()
export class LexiconResolver {
  @Query(() => String, { description: '现行词库，CSV' })
  lexicon(@Ctx() ctx: Context): Promise<string> {
    return readLexicon(ctx);
  }

  @Query(() => [LexiconVersion])
  lexiconVersions(@Ctx() ctx: Context, @Arg('first', () => Int) first: number): Promise<LexiconVersion[]> {
    return listLexiconVersions(ctx, { first });
  }

  @Mutation(() => LexiconVersion)
  importLexicon(
    @Ctx() ctx: Context,
    @Arg('csv', () => String) csv: string,
    @Arg('mode', () => LexiconMode) mode: LexiconMode,
    @Arg('onto', () => Int, { nullable: true, description: '导入时所见的词库版本；期间另有导入则拒绝' })
    onto?: number,
  ): Promise<LexiconVersion> {
    return importLexicon(ctx, { csv, mode, onto });
  }
}
