import { type Context } from '../identity/context.ts';
import { Entry } from '../journal/entry.ts';
import {
  type Connection,
  fromCursor,
  pageSize,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import { reachableSiteIds } from '../sites/scope.ts';
import { Copy } from './copy.ts';

function numberIn(cursor: string): number {
  const [number] = fromCursor(cursor, 1);
  const isNumber = typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 2 ** 31;
  must(isNumber, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return number;
}

/** The copies of a content that the actor may see; it may have been on another site before. */
async function familyOf(ctx: Context, contentId: string): Promise<string[]> {
  const site = { $in: await reachableSiteIds(ctx) };
  const family = await ctx.em.find(Copy, { contentId, site }, { fields: ['id'], limit: 1_000 });
  return family.map(({ id }) => id);
}

/** All that was ever done to a copy, to the content it made or corrects, and to the other copies of that content within reach, as the journal has it, the latest first. */
export async function readHistory(
  ctx: Context,
  copy: Copy,
  input: { first: number; after?: string },
): Promise<Connection<Entry>> {
  const first = pageSize(input.first);
  const { contentId } = copy;
  const family = contentId ? await familyOf(ctx, contentId) : [];
  const subjects = [...new Set([copy.id, ...family, ...(contentId ? [contentId] : [])])];
  const where = { subjectId: { $in: subjects }, subjectType: { $in: ['Copy', 'Publication'] } };
  const beyond = input.after ? { number: { $lt: numberIn(input.after) } } : {};
  const order = { orderBy: { number: 'desc' }, limit: first + 1 } as const;
  const rows = await ctx.em.find(Entry, { ...where, ...beyond }, order);
  return toConnection(rows, first, await ctx.em.count(Entry, where), (entry) => toCursor(entry.number));
}
