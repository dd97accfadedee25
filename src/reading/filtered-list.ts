import { isUuid } from '../platform/database/must-find.ts';
import { fromCursor, toCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import { ContentSort } from './content-filter.ts';
import type { Condition } from './filter-sql.ts';
import type { ReadingContext } from './reading-context.ts';

interface Order {
  /** What a row is ordered by. */
  key: string;
  /** The same as it stands in a cursor. */
  told: string;
  /** The key that a cursor tells. */
  read: (parameter: string) => string;
  direction: 'asc' | 'desc';
  isSound: (told: string | number) => boolean;
}

const moment = (column: string, direction: Order['direction']): Order => ({
  key: column,
  told: `(extract(epoch from ${column}) * 1000000)::float8`,
  read: (parameter) => `timestamptz 'epoch' + ${parameter}::float8 * interval '1 microsecond'`,
  direction,
  isSound: (told) => Number.isSafeInteger(told),
});

const SIGNED = `coalesce(p.policy->>'signedOn', '')`;

const ORDERS: Record<ContentSort, Order> = {
  [ContentSort.NEWEST]: moment('p.published_at', 'desc'),
  [ContentSort.OLDEST]: moment('p.published_at', 'asc'),
  [ContentSort.UPDATED]: moment('p.updated_at', 'desc'),
  [ContentSort.SIGNED]: {
    key: SIGNED,
    told: SIGNED,
    read: (parameter) => `${parameter}::text`,
    direction: 'desc',
    isSound: (told) => typeof told === 'string' && /^(\d{4}-\d\d-\d\d)?$/.test(told),
  },
};

/** A page of a filtered list: which, in what order, how many, and after which item. */
export interface FilteredPage {
  conditions: readonly Condition[];
  sort: ContentSort;
  first: number;
  after: string | null;
}

/** An item with its place in the order it was asked in. */
export interface FilteredItem {
  id: string;
  cursor: string;
}

interface Place {
  told: string | number;
  id: string;
}

function placeIn(cursor: string, sort: ContentSort): Place {
  const [of, told = '', id] = fromCursor(cursor, 3);
  const sound = of === sort && ORDERS[sort].isSound(told) && typeof id === 'string' && isUuid(id);
  must(sound, 'BAD_USER_INPUT', {
    zh: '游标无效，或属于另一种排序',
    en: 'The cursor is not valid, or belongs to another order',
  });
  return { told, id: String(id) };
}

/** Conditions as SQL, and the values of their parameters, which begin at $1. */
function whereOf(conditions: readonly Condition[]): { sql: string; values: unknown[] } {
  const values = conditions.map(([, value]) => value);
  const parts = conditions.map(([sql], nth) => `(${sql.replace('?', () => `$${nth + 1}`)})`);
  return { sql: ['p.withdrawal_kind is null', ...parts].join(' and '), values };
}

function statementOf({ conditions, sort, first, after }: FilteredPage): { text: string; values: unknown[] } {
  const { key, told, read, direction } = ORDERS[sort];
  const { sql, values } = whereOf(conditions);
  const place = after === null ? null : placeIn(after, sort);
  if (place) values.push(place.told, place.id);
  const [ofKey, ofId] = [read(`$${values.length - 1}`), `$${values.length}::uuid`];
  const beyond = place ? `and (${key}, p.id) ${direction === 'asc' ? '>' : '<'} (${ofKey}, ${ofId})` : '';
  values.push(first + 1);
  const order = `${key} ${direction}, p.id ${direction}`;
  const text = `select p.id, ${told} as told from publication p where ${sql} ${beyond} order by ${order} limit $${values.length}`;
  return { text, values };
}

/**
 * A page of live contents that meet all conditions, by their ids, with one more than asked for where there are more. The
 * statement depends on which conditions there are, so no connection keeps it.
 */
export async function readFiltered(ctx: ReadingContext, page: FilteredPage): Promise<FilteredItem[]> {
  const { rows } = await ctx.reader.query<Place>(statementOf(page));
  return rows.map(({ id, told }) => ({ id, cursor: toCursor(page.sort, told, id) }));
}

/** How many live contents meet all conditions. */
export async function countFiltered(ctx: ReadingContext, conditions: readonly Condition[]): Promise<number> {
  const { sql, values } = whereOf(conditions);
  const text = `select count(*)::int as total from publication p where ${sql}`;
  return (await ctx.reader.query<{ total: number }>({ text, values })).rows[0]?.total ?? 0;
}
