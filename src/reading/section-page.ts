import type { Pool } from 'pg';
import { isUuid } from '../platform/database/must-find.ts';
import { fromCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import type { Columns } from './columns.ts';
import type { Content } from './content.ts';
import { type ContentRow, toContent } from './content-row.ts';
import { prepared } from './prepared.ts';

/** Where a page of a section begins: after this placement. `micros` are microseconds since 1970. */
export interface Place {
  micros: number;
  id: string;
}

/** A page of a section's list. */
export interface ListKey {
  sectionId: string;
  first: number;
  after: Place | null;
}

/** An item of a section's list with its place. */
export interface ListItem {
  content: Content;
  cursor: string;
}

// Plain text, which PostgreSQL writes several times faster than base 64 (statement/contents-list.ts).
const PLAIN = /^(-?\d{1,16})~(.{36})$/;

/** The cursor of a place. */
function cursorOf({ micros, id }: Place): string {
  return `${micros}~${id}`;
}

/** The place in a cursor, of the form before this one too; BAD_USER_INPUT for one that is not of a section's list. */
export function placeOf(cursor: string): Place {
  const [, moment, named] = PLAIN.exec(cursor) ?? [];
  const [micros, id] = moment && named ? [Number(moment), named] : fromCursor(cursor, 2);
  const sound = Number.isSafeInteger(micros) && typeof id === 'string' && isUuid(id);
  must(sound, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return { micros: Number(micros), id: String(id) };
}

const ITEMS = `from placement pl join publication p on p.id = pl.publication_id`;
const PLACE = `extract(epoch from pl.at) * 1000000`;

// Walked along the index of the section from a place.
function oneList(columns: string, isFirst: boolean): string {
  const place = `(timestamptz 'epoch' + $3::float8 * interval '1 microsecond', $4::uuid)`;
  const from = isFirst ? '' : `and (pl.at, pl.publication_id) < ${place}`;
  return `select ${columns}, 1 as nth, (${PLACE})::float8 as micros ${ITEMS}
    where pl.section_id = $1 and pl.live ${from}
    order by pl.at desc, pl.publication_id desc limit $2`;
}

// One statement for all lists of a request, each from its own place.
function manyLists(columns: string): string {
  return `select l.* from unnest($1::uuid[], $2::int[], $3::float8[], $4::uuid[])
    with ordinality as q(section_id, size, micros, id, nth)
    cross join lateral (
      select ${columns}, q.nth::int as nth, (${PLACE})::float8 as micros ${ITEMS}
      where pl.section_id = q.section_id and pl.live and (pl.at, pl.publication_id) < (
        coalesce(timestamptz 'epoch' + q.micros * interval '1 microsecond', 'infinity'),
        coalesce(q.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      order by pl.at desc, pl.publication_id desc limit q.size
    ) l`;
}

type ListRow = ContentRow & { nth: number; micros: number };

async function readRows(reader: Pool, keys: ListKey[], { card }: Columns): Promise<ListRow[]> {
  const [only] = keys;
  if (only && keys.length === 1) {
    const { sectionId, first, after } = only;
    const values = [sectionId, first + 1, ...(after ? [after.micros, after.id] : [])];
    return (await prepared<ListRow>(reader, oneList(card, !after), values)).rows;
  }
  const { rows } = await prepared<ListRow>(reader, manyLists(card), [
    keys.map((key) => key.sectionId),
    keys.map((key) => key.first + 1),
    keys.map((key) => key.after?.micros ?? null),
    keys.map((key) => key.after?.id ?? null),
  ]);
  return rows;
}

/** Pages of live placements, newest first, each with one item more than asked for where there are more. */
export async function readLists(reader: Pool, keys: ListKey[], columns: Columns): Promise<ListItem[][]> {
  const lists = Map.groupBy(await readRows(reader, keys, columns), (row) => row.nth);
  return keys.map((_, nth) =>
    (lists.get(nth + 1) ?? []).map((row) => ({
      content: toContent(row),
      cursor: cursorOf(row),
    })),
  );
}

/** How many live placements each of these sections has. */
export async function readCounts(reader: Pool, sectionIds: string[]): Promise<number[]> {
  const { rows } = await prepared<{ id: string; total: number }>(
    reader,
    `select section_id as id, count(*)::int as total from placement
     where section_id = any($1::uuid[]) and live group by section_id`,
    [sectionIds],
  );
  const totals = new Map(rows.map((row) => [row.id, row.total]));
  return sectionIds.map((id) => totals.get(id) ?? 0);
}
