/**
 * What reading costs, in points. An answer from memory costs `answer`; one that is read anew costs `reading` on top, and a
 * point for every `itemsPerPoint` list items and every `textPerPoint` characters of bodies. A search counts as 100 items.
 */
export const PRICE_LIST = { answer: 1, reading: 4, itemsPerPoint: 50, textPerPoint: 100_000 };

/** What one request was given. */
export interface Given {
  items: number;
  /** Characters of bodies. */
  text: number;
}

/** Rule: points for reading anew. */
export function priceOf({ items, text }: Given): number {
  const { reading, itemsPerPoint, textPerPoint } = PRICE_LIST;
  return reading + Math.floor(items / itemsPerPoint) + Math.floor(text / textPerPoint);
}
