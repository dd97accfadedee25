import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { forcePublish } from './force-publish.ts';

/** What may be done at the desk when there is no time for the tiers. */
@Resolver()
export class EmergencyResolver {
  @Mutation(() => Copy, { description: '应急发布：分管副市长或宣传部门，须说明理由，一个工作日内事后审核' })
  forcePublish(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Copy> {
    return forcePublish(ctx, { id, reason });
  }
}
