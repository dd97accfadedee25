import type { Draft } from './draft.ts';
import type { Part } from './part.ts';
import { columnsOf, countsOf, inOrder, Row } from './row.ts';
import { textOf } from './sql-text.ts';

/** Where the items of a list come from. */
export interface Source {
  /** SQL after `from`, with rows under this name that have these columns at least; one is `nth`, the place in the list, where it is among them. */
  from: (alias: string, columns: readonly string[]) => string;
  /** Beside the items shown, others may be read that are not; they are in the list while this holds of them. */
  shown?: (alias: string) => string;
  /** Whether the rows come in the order of `nth`. */
  ordered?: boolean;
  /** The tags of an item, shown or not. */
  tag?: (alias: string) => string;
  /** Whether the items were counted where they were found. */
  isCounted?: boolean;
}

/** A list of what is read for a row, each item counted; `write` tells what is given of an item. */
export function list(draft: Draft, whole: Row, source: Source, write: (item: Row) => Part[]): Part[] {
  const item = new Row(draft.alias('i'));
  const { alias } = item;
  const parts = draft.inList(() => write(item));
  if (source.tag) item.tags.push(source.tag(alias));
  const shown = source.shown?.(alias);
  const filter = shown ? ' filter (where e.shown)' : '';
  const all = draft.alias('l');
  const sum = (what: 'items' | 'bytes', before: string) =>
    item[what].length > 0 ? `${before}coalesce(sum(e.${what})${filter}, 0)` : '';
  const order = source.ordered ? inOrder(item) : ' order by e.nth';
  const given = [`${textOf(parts)} as json`, countsOf(item)];
  if (order) given.push(`${alias}.nth`);
  if (shown) given.push(`${shown} as shown`);
  const from = source.from(alias, columnsOf(alias, ...given, ...item.joins));
  whole.joins.push(`cross join lateral (
    select string_agg(e.json, ','${order})${filter} as json, string_agg(e.tags, ' ') as tags,
      ${source.isCounted ? '0' : `count(*)${filter}`}${sum('items', ' + ')} as items, ${sum('bytes', '') || '0'} as bytes
    from (select ${given.join(', ')} from ${from} ${item.joins.join(' ')}) e) ${all}`);
  whole.tags.push(`${all}.tags`);
  whole.items.push(`${all}.items`);
  whole.bytes.push(`${all}.bytes`);
  return ['[', { sql: `${all}.json` }, ']'];
}
