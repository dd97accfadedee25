import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { BestBet } from './best-bet.ts';
import { BestBetInput } from './best-bet-input.ts';
import { dropBestBet } from './drop-best-bet.ts';
import { contentsOf, listBestBets } from './list-best-bets.ts';
import { reportSearches } from './report-searches.ts';
import { saveBestBet } from './save-best-bet.ts';

/** A content a bet recommends. */
@ObjectType({ simpleResolvers: true })
class Recommended {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Boolean, { description: '是否已撤下；撤下的不再推荐' })
  withdrawn!: boolean;
}

/** How often something was searched for. */
@ObjectType({ simpleResolvers: true })
class CountedQuery {
  @Field(() => String)
  query!: string;

  @Field(() => Int)
  asked!: number;

  @Field(() => Int, { description: '其中没有找到任何结果的次数' })
  empty!: number;
}

/** What is recommended to those who search, and what they searched for. */
@Resolver(() => BestBet)
export class BestBetResolver {
  @Query(() => [BestBet], { description: '搜索推荐' })
  bestBets(@Ctx() ctx: Context): Promise<BestBet[]> {
    return listBestBets(ctx);
  }

  @Query(() => [CountedQuery], { description: '搜索统计；不含任何个人信息。inVain 只列没有结果的' })
  searchReport(
    @Ctx() ctx: Context,
    @Arg('days', () => Int, { defaultValue: 30 }) days: number,
    @Arg('inVain', () => Boolean, { defaultValue: true }) inVain: boolean,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
  ): Promise<CountedQuery[]> {
    return reportSearches(ctx, { days, inVain, first });
  }

  @Mutation(() => BestBet)
  saveBestBet(
    @Ctx() ctx: Context,
    @Arg('input', () => BestBetInput) bet: BestBetInput,
    @Arg('id', () => ID, { nullable: true, description: '修改已有推荐时给出' }) id?: string,
  ): Promise<BestBet> {
    return saveBestBet(ctx, { id, bet });
  }

  @Mutation(() => Boolean)
  dropBestBet(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    return dropBestBet(ctx, { id });
  }

  @FieldResolver(() => [Recommended])
  async contents(@Root() bet: BestBet, @Ctx() ctx: Context): Promise<Recommended[]> {
    const found = await contentsOf(ctx, bet);
    return found.map(({ id, title, withdrawalKind }) => ({ id, title, withdrawn: withdrawalKind !== null }));
  }
}
