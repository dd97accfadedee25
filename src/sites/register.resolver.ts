import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { RegisterLine, readRegister } from './read-register.ts';
import { registerCsv } from './register-csv.ts';

/** The must-repost register at the desk. */
@Resolver()
export class RegisterResolver {
  @Query(() => [RegisterLine], { description: '必转台账：各站点在一段时间内的转载任务' })
  repostRegister(
    @Ctx() ctx: Context,
    @Arg('from', () => GraphQLDateTime) from: Date,
    @Arg('to', () => GraphQLDateTime) to: Date,
  ): Promise<RegisterLine[]> {
    return readRegister(ctx, { from, to });
  }

  @Query(() => String, { description: '必转台账明细，CSV' })
  repostRegisterCsv(
    @Ctx() ctx: Context,
    @Arg('from', () => GraphQLDateTime) from: Date,
    @Arg('to', () => GraphQLDateTime) to: Date,
  ): Promise<string> {
    return registerCsv(ctx, { from, to });
  }
}
