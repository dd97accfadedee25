import type { Pool } from 'pg';
import type { SearchTally } from './engine.ts';
import { facetsOf } from './facet-register.ts';
import { BETS, inBothForms, MATCHES, type MatchValues, NAMED } from './match.ts';
import { tallyOf } from './tally.ts';

/** Hits among so many of the newest documents are noted in passing. */
const WINDOW = 1_000;

// One look at each hit: it is counted by the one number that stands for its facets, and noted if it is among the newest.
const countOf = inBothForms(
  'search-count',
  (
    narrowed,
  ) => `with bets as materialized (${BETS}), named as materialized (${NAMED}), counted as materialized (
    select d.facet_key, count(*)::int as hits, array_agg(d.id) filter (where d.published_at >= coalesce(
        (select published_at from search_document order by published_at desc offset ${WINDOW} limit 1), '-infinity')) as newest
    from search_document d where ${MATCHES} and ${narrowed} group by d.facet_key
  )
  select (select json_object_agg(facet_key, hits) from counted) as counts,
    array(select unnest(newest) from counted) as newest`,
);

/** All hits of a question, counted, and those of them that are among the newest 1,000 documents. */
export interface Counted {
  tally: SearchTally;
  newest: string[];
}

/** Counts all hits, altogether and by facet. */
export async function countHits(reader: Pool, values: MatchValues): Promise<Counted> {
  const { rows } = await reader.query<{ counts: Record<string, number> | null; newest: string[] }>({
    ...countOf(values),
    values,
  });
  const [{ counts, newest } = { counts: null, newest: [] }] = rows;
  const keys = Object.keys(counts ?? {});
  const facets = await facetsOf(reader, keys);
  const alike = keys.map((key) => ({ count: counts?.[key] ?? 0, facets: facets.get(key) ?? {} }));
  return { tally: tallyOf(alike), newest };
}
