import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../identity/context.ts';
import { Entry } from '../journal/entry.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { openJournal } from './open-journal.ts';

const JournalConnection = connectionOf('JournalEntry', () => Entry);

/** The journal of the whole hub. */
@Resolver()
export class HubJournalResolver {
  @Query(() => JournalConnection)
  journal(
    @Ctx() ctx: Context,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Entry>> {
    return openJournal(ctx, { first, after });
  }
}
