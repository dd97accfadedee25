import type { Pool } from 'pg';
import type { Facet, SearchTally } from './engine.ts';
import { MATCHES, type MatchValues } from './match.ts';

const FACETS = ['kind', 'site', 'year', 'theme'];
const VALUES_PER_FACET = 50;

const TALLY = `with hits as materialized (
    select p.id, p.kind, p.policy->>'theme' as theme,
      extract(year from p.published_at at time zone 'Asia/Shanghai')::int::text as year
    from publication p where ${MATCHES} and $4::text[] is not null
  )
  select 'total' as name, '' as value, count(*)::int as count from hits
  union all select 'kind', kind, count(*)::int from hits group by kind
  union all select 'year', year, count(*)::int from hits group by year
  union all select 'theme', theme, count(*)::int from hits where theme is not null group by theme
  union all select 'site', t.code, count(distinct h.id)::int
    from hits h join placement pl on pl.publication_id = h.id and pl.live
    join section s on s.id = pl.section_id join site t on t.id = s.site_id group by t.code
  order by count desc, value desc`;

interface Count {
  name: string;
  value: string;
  count: number;
}

/** Counts all hits, altogether and by kind, site, year and theme; the 50 most frequent values of each. */
export async function tally(reader: Pool, values: MatchValues): Promise<SearchTally> {
  const { rows } = await reader.query<Count>(TALLY, values);
  const counts = Map.groupBy(rows, (row) => row.name);
  const facets: Facet[] = FACETS.map((name) => ({
    name,
    values: (counts.get(name) ?? []).slice(0, VALUES_PER_FACET).map(({ value, count }) => ({ value, count })),
  }));
  return { total: counts.get('total')?.[0]?.count ?? 0, facets };
}
