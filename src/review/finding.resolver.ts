import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { acknowledgeFinding } from './acknowledge-finding.ts';
import { overrideFinding } from './override-finding.ts';

/** What is said to findings at the desk. */
@Resolver()
export class FindingResolver {
  @Mutation(() => Copy, { description: '放行一处必须改正的问题，须由高两级的审核人作出' })
  overrideFinding(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('findingId', () => ID) findingId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Copy> {
    return overrideFinding(ctx, { id, findingId, reason });
  }

  @Mutation(() => Copy, { description: '知悉一处不阻止送审的问题，保留原文' })
  acknowledgeFinding(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('findingId', () => ID) findingId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<Copy> {
    return acknowledgeFinding(ctx, { id, findingId, reason });
  }
}
