import type { Pool } from 'pg';
import { isUuid } from '../platform/database/must-find.ts';
import { fromCursor, toCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import {
  EngineName,
  type SearchEngine,
  type SearchHit,
  type SearchPage,
  type SearchRequest,
} from './engine.ts';
import { highlight, highlightTitle } from './highlight.ts';
import { MATCHES, type MatchValues, matchOf } from './match.ts';
import { tally } from './tally.ts';
import { tokenise } from './tokens.ts';

/** How many of the newest hits are ranked; ranking all hits of a frequent word takes four times as long. */
export const RANKED = 2_000;

const SNIPPET = 160;

// Ids are UUIDv7, given when a content is first published, so the newest hits are read off the primary key. Tiers:
// the document with that very number, then whatever has every word in its title or number, then the rest.
const HITS = `with newest as materialized (
    select p.id, p.published_at, p.policy_number, p.search_vector as vector
    from publication p where ${MATCHES} order by p.id desc limit ${RANKED}
  ), ranked as (
    select id, (extract(epoch from published_at) * 1000000)::float8 as micros,
      case when policy_number = any($4) then 2 when ts_filter(vector, '{a}') @@ $1::tsquery then 1 else 0 end as tier,
      ts_rank_cd(vector, $1::tsquery)::float8 as rank
    from newest
  ), page as (
    select * from ranked
    where $6::int is null or (tier, rank, micros, id) < ($6, $7::float8, $8::float8, $9::uuid)
    order by tier desc, rank desc, micros desc, id desc limit $5
  )
  select page.*, p.title, left(p.text, 100000) as text from page join publication p using (id)
  order by tier desc, rank desc, micros desc, id desc`;

interface HitRow {
  id: string;
  tier: number;
  rank: number;
  micros: number;
  title: string;
  text: string;
}

type Place = [tier: number, rank: number, micros: number, id: string];

function placeOf(cursor: string): Place {
  const [tier, rank, micros, id] = fromCursor(cursor, 4);
  const sound =
    [0, 1, 2].includes(Number(tier)) && [rank, micros].every(Number.isFinite) && isUuid(String(id));
  must(sound, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return [Number(tier), Number(rank), Number(micros), String(id)];
}

function toHit(row: HitRow, tokens: string[]): SearchHit {
  return {
    contentId: row.id,
    cursor: toCursor(row.tier, row.rank, row.micros, row.id),
    highlight: {
      title: highlightTitle(row.title, tokens),
      body: highlight(row.text, tokens, { length: SNIPPET }),
    },
  };
}

const NOTHING: SearchPage = {
  hits: [],
  hasNextPage: false,
  tally: async () => ({ total: 0, facets: [] }),
};

async function find(reader: Pool, request: SearchRequest, match: MatchValues): Promise<SearchPage> {
  const after = request.after ? placeOf(request.after) : [null, null, null, null];
  const { rows } = await reader.query<HitRow>(HITS, [...match, request.first + 1, ...after]);
  const tokens = tokenise(request.query);
  let counted: ReturnType<typeof tally> | undefined;
  return {
    hits: rows.slice(0, request.first).map((row) => toHit(row, tokens)),
    hasNextPage: rows.length > request.first,
    tally: () => {
      counted ??= tally(reader, match);
      return counted;
    },
  };
}

/**
 * Search by PostgreSQL: documents that hold every word, the best of the newest 2,000 first. Paging ends with these;
 * the tally counts all.
 */
export function createPostgresEngine(reader: Pool): SearchEngine {
  return {
    name: EngineName.POSTGRES,
    async search(request) {
      const match = matchOf(request);
      return match ? find(reader, request, match) : NOTHING;
    },
  };
}
