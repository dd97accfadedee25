import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { must } from '../refusal.ts';

/** Where a page of a connection ends. */
@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

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
  must(false, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
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
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
