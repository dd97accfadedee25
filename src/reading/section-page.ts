import type { Pool } from 'pg';
import { isUuid } from '../platform/database/must-find.ts';
import { fromCursor, toCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import type { Content } from './content.ts';
import { CARD_COLUMNS, type ContentRow, toContent } from './content-row.ts';
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

/** The place in a cursor; BAD_USER_INPUT for one that is not of a section's list. */
export function placeOf(cursor: string): Place {
  const [micros, id] = fromCursor(cursor, 2);
  const sound = Number.isSafeInteger(micros) && typeof id === 'string' && isUuid(id);
  must(sound, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return { micros: Number(micros), id: String(id) };
}

// One statement for all lists of a request. Each is walked along the index of its section from its own place.
const LISTS = `select ${CARD_COLUMNS}, p.nth::int, (extract(epoch from p.at) * 1000000)::float8 as micros
  from unnest($1::uuid[], $2::int[], $3::float8[], $4::uuid[]) with ordinality as q(section_id, size, micros, id, nth)
  cross join lateral (
    select q.nth, pl.at, c.* from placement pl join publication c on c.id = pl.publication_id
    where pl.section_id = q.section_id and pl.live and (pl.at, pl.publication_id) < (
      coalesce(timestamptz 'epoch' + q.micros * interval '1 microsecond', 'infinity'),
      coalesce(q.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by pl.at desc, pl.publication_id desc limit q.size
  ) p
  order by p.nth, p.at desc, p.id desc`;

/** Pages of live placements, newest first, each with one item more than asked for where there are more. */
export async function readLists(reader: Pool, keys: ListKey[]): Promise<ListItem[][]> {
  const { rows } = await prepared<ContentRow & { nth: number; micros: number }>(reader, LISTS, [
    keys.map((key) => key.sectionId),
    keys.map((key) => key.first + 1),
    keys.map((key) => key.after?.micros ?? null),
    keys.map((key) => key.after?.id ?? null),
  ]);
  const lists = Map.groupBy(rows, (row) => row.nth);
  return keys.map((_, nth) =>
    (lists.get(nth + 1) ?? []).map((row) => ({
      content: toContent(row),
      cursor: toCursor(row.micros, row.id),
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
