import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { importSynonyms } from './import-synonyms.ts';
import { listSynonymVersions, readSynonymFile } from './list-synonyms.ts';
import { SynonymMode, SynonymVersion } from './synonym-version.ts';

/** The synonyms of search, kept by administrators. */
@Resolver()
export class SynonymResolver {
  @Query(() => String, { description: '现行同义词表，CSV' })
  synonyms(@Ctx() ctx: Context): Promise<string> {
    return readSynonymFile(ctx);
  }

  @Query(() => [SynonymVersion])
  synonymVersions(@Ctx() ctx: Context, @Arg('first', () => Int) first: number): Promise<SynonymVersion[]> {
    return listSynonymVersions(ctx, { first });
  }

  @Mutation(() => SynonymVersion)
  importSynonyms(
    @Ctx() ctx: Context,
    @Arg('csv', () => String, { description: '列：words（同义词，以 | 分隔）、also（另指）、kind（类别）' })
    csv: string,
    @Arg('mode', () => SynonymMode) mode: SynonymMode,
  ): Promise<SynonymVersion> {
    return importSynonyms(ctx, { csv, mode });
  }
}
