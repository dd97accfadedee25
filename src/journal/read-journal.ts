import type { Context } from '../identity/context.ts';
import {
  type Connection,
  fromCursor,
  pageSize,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import { Entry } from './entry.ts';

/** The largest number the chain can reach: PostgreSQL's integer. */
const MOST = 2_147_483_647;

function numberIn(cursor: string): number {
  const [number] = fromCursor(cursor, 1);
  must(Number.isInteger(number) && Number(number) > 0 && Number(number) <= MOST, 'BAD_USER_INPUT', {
    zh: '游标无效',
    en: 'The cursor is not valid',
  });
  return Number(number);
}

/** A page of the journal, newest first. */
export async function readJournal(
  ctx: Context,
  input: { first: number; after?: string },
): Promise<Connection<Entry>> {
  const first = pageSize(input.first);
  const before = input.after ? numberIn(input.after) : null;
  const where = before === null ? {} : { number: { $lt: before } };
  const rows = await ctx.em.find(Entry, where, { orderBy: { number: 'desc' }, limit: first + 1 });
  return toConnection(rows, first, await ctx.em.count(Entry), (entry) => toCursor(entry.number));
}
