import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { importSynonyms } from './import-synonyms.ts';
import { compareSynonyms, listSynonymVersions, readSynonymFile } from './list-synonyms.ts';
import { SynonymMode, SynonymVersion } from './synonym-version.ts';

/** Words that mean the same, and what else they lead to. */
@ObjectType({ simpleResolvers: true })
class SynonymWords {
  @Field(() => [String], { description: '同义词' })
  words!: string[];

  @Field(() => [String], { description: '另指：这些词也查到的' })
  also!: string[];

  @Field(() => String, { description: '类别' })
  kind!: string;
}

/** What one version changed in the one before; a group that was changed is in both. */
@ObjectType({ simpleResolvers: true })
class SynonymDifference {
  @Field(() => [SynonymWords])
  added!: SynonymWords[];

  @Field(() => [SynonymWords])
  removed!: SynonymWords[];
}

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

  @Query(() => SynonymDifference, { description: '某一版相对上一版的变化；第1版相对随系统提供的' })
  synonymChanges(
    @Ctx() ctx: Context,
    @Arg('number', () => Int, { description: '版本号' }) number: number,
  ): Promise<SynonymDifference> {
    return compareSynonyms(ctx, { number });
  }

  @Mutation(() => SynonymVersion)
  importSynonyms(
    @Ctx() ctx: Context,
    @Arg('csv', () => String, { description: '列：words（同义词，以 | 分隔）、also（另指）、kind（类别）' })
    csv: string,
    @Arg('mode', () => SynonymMode) mode: SynonymMode,
    @Arg('onto', () => Int, { nullable: true, description: '导入时所见的版本；期间另有导入则拒绝' })
    onto?: number,
  ): Promise<SynonymVersion> {
    return importSynonyms(ctx, { csv, mode, onto });
  }
}
