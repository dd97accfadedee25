import type { Pool } from 'pg';
import { FACETS, type SearchTally, VALUES_PER_FACET } from './engine.ts';
import { MATCHES, type MatchValues } from './match.ts';
import type { DocumentFacets } from './search-document.ts';

// Hits of the same facets are counted together by one number, so that each hit costs one look-up and not six.
const TALLY = `with alike as materialized (
    select d.facet_key, count(*)::int as count, any_value(d.id) as one from search_document d
    where ${MATCHES} group by d.facet_key
  )
  select alike.count, d.facets from alike join search_document d on d.id = alike.one`;

interface Alike {
  count: number;
  facets: DocumentFacets;
}

/** Rule: counts by facet, the 50 most frequent values of each; the later of two that are equally frequent comes first. */
export function tallyOf(rows: readonly Alike[]): SearchTally {
  const counts = new Map(FACETS.map((name) => [name, new Map<string, number>()]));
  let total = 0;
  for (const { count, facets } of rows) {
    total += count;
    for (const [name, values] of counts)
      for (const value of [facets[name] ?? []].flat()) values.set(value, (values.get(value) ?? 0) + count);
  }
  const facets = [...counts].map(([name, values]) => ({
    name,
    values: [...values]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? 1 : -1))
      .slice(0, VALUES_PER_FACET),
  }));
  return { total, facets };
}

/** Counts all hits, altogether and by facet. */
export async function tally(reader: Pool, values: MatchValues): Promise<SearchTally> {
  const { rows } = await reader.query<Alike>({ name: 'search-tally', text: TALLY, values });
  return tallyOf(rows);
}
