import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { isUuid } from '../database/must-find.ts';
import { must } from '../refusal.ts';

/** Where a page of a connection begins and ends, in the words of https://relay.dev/graphql/connections.htm#sec-undefined.PageInfo */
@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: '由前往后读的列表不往回找，总是 false' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** An edge of a connection; subclasses carry more. */
export interface Edge<T> {
  cursor: string;
  node: T;
}

/** A page of a list in the Relay manner. */
export interface Connection<T, E extends Edge<T> = Edge<T>> {
  edges: E[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** Builds the connection and edge types of a node type, named after it. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>) {
  @ObjectType(`${name}Edge`)
  class EdgeType implements Edge<T> {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType implements Connection<T> {
    @Field(() => [EdgeType])
    edges!: Edge<T>[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int)
    totalCount!: number;
  }
  return ConnectionType;
}

/** The largest page any list gives. */
const MAX_PAGE = 100;

/** Checks a page size: 1 to 100. */
export function pageSize(first: number): number {
  must(first >= 1 && first <= MAX_PAGE, 'BAD_USER_INPUT', {
    zh: `first 须在 1 到 ${MAX_PAGE} 之间`,
    en: `first must be between 1 and ${MAX_PAGE}`,
  });
  return first;
}

/** An opaque cursor for the sort keys of a row. */
export function toCursor(...keys: (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

const CURSOR_WORDING = { zh: '游标无效', en: 'The cursor is not valid' };

/** The sort keys in a cursor; BAD_USER_INPUT for one that was not made by `toCursor` with that many keys. */
export function fromCursor(cursor: string, length: number): (string | number)[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every((key) => /string|number/.test(typeof key))
    ) {
      return keys;
    }
  } catch {
    // refused below, like every other cursor that is not ours
  }
  must(false, 'BAD_USER_INPUT', CURSOR_WORDING);
}

const INSTANT = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The instant and the id in a cursor of a list ordered by these two; BAD_USER_INPUT for any other cursor, null for none. */
export function placeOf(cursor: string | null | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [moment, id] = fromCursor(cursor, 2).map(String);
  const at = new Date(moment ?? '');
  const isOurs = INSTANT.test(moment ?? '') && !Number.isNaN(at.getTime()) && at.toISOString() === moment;
  must(isOurs && isUuid(id ?? ''), 'BAD_USER_INPUT', CURSOR_WORDING);
  return { at, id: id ?? '' };
}

/** Where a page that was read forwards begins and ends. */
export function pageInfoOf(cursors: readonly { cursor: string }[], hasNextPage: boolean): PageInfo {
  const [startCursor, endCursor] = [cursors[0]?.cursor ?? null, cursors.at(-1)?.cursor ?? null];
  return { hasNextPage, hasPreviousPage: false, startCursor, endCursor };
}

/** Makes a connection of rows fetched with one more than asked for. */
export function toConnection<T>(
  rows: T[],
  first: number,
  totalCount: number,
  cursorOf: (row: T) => string,
): Connection<T> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    totalCount,
    pageInfo: pageInfoOf(edges, rows.length > first),
  };
}
