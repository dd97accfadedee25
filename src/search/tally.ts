import { FACETS, type SearchTally, VALUES_PER_FACET } from './engine.ts';
import type { DocumentFacets } from './search-document.ts';

/** Hits that count under the same. */
export interface Alike {
  count: number;
  facets: DocumentFacets;
}

function addTo(counts: Map<string, number>, told: string | string[] | undefined, count: number): void {
  if (told === undefined) return;
  if (typeof told === 'string') counts.set(told, (counts.get(told) ?? 0) + count);
  else for (const value of told) counts.set(value, (counts.get(value) ?? 0) + count);
}

/** Rule: counts by facet, the 50 most frequent values of each; the later of two that are equally frequent comes first. */
export function tallyOf(rows: readonly Alike[]): SearchTally {
  let total = 0;
  for (const { count } of rows) total += count;
  const facets = FACETS.map((name) => {
    const counts = new Map<string, number>();
    for (const { count, facets: under } of rows) addTo(counts, under[name], count);
    const values = [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? 1 : -1))
      .slice(0, VALUES_PER_FACET);
    return { name, values };
  });
  return { total, facets };
}
