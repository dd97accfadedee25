import type { Context } from '../identity/context.ts';
import {
  type Connection,
  fromCursor,
  pageSize,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { Entry } from './entry.ts';

/** A page of the journal, newest first. */
export async function readJournal(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Entry>> {
  const first = pageSize(input.first);
  const before = input.after ? Number(fromCursor(input.after, 1)[0]) : null;
  const where = before === null ? {} : { number: { $lt: before } };
  const rows = await ctx.em.find(Entry, where, { orderBy: { number: 'desc' }, limit: first + 1 });
  return toConnection(rows, first, await ctx.em.count(Entry), (entry) => toCursor(entry.number));
}
