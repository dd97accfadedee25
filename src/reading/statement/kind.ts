import { literal } from './part.ts';
import type { Row } from './row.ts';

/** A type by its name in capitals, and the places of its members in their order. */
export interface Kind {
  kind: string;
  places: string[];
}

/** SQL that holds of a row of one of these types. */
export const condition = (column: string, kinds: readonly Kind[]) =>
  `${column} in (${kinds.map(({ kind }) => literal(kind)).join(', ')})`;

/** SQL numbers of what one place of an object costs. */
export interface Counts {
  items: string[];
  bytes: string[];
}

/** Counts what places cost with their row: what is given to some of the types alone costs nothing of a row of another. */
export function countForKinds(
  row: Row,
  counted: ReadonlyMap<string, Counts>,
  kinds: readonly Kind[],
  column: string,
): void {
  for (const [place, { items, bytes }] of counted) {
    const having = kinds.filter(({ places }) => places.includes(place));
    const only = (sql: string) => `case when ${condition(column, having)} then ${sql} else 0 end`;
    const costs = (sql: string) => (having.length === kinds.length ? sql : only(sql));
    row.items.push(...items.map(costs));
    row.bytes.push(...bytes.map(costs));
  }
}
