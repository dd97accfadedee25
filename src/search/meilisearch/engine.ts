import type { Meilisearch, SearchParams } from 'meilisearch';
import type { Pool } from 'pg';
import { fromCursor, toCursor } from '../../platform/graphql/connection.ts';
import { must } from '../../platform/refusal.ts';
import {
  EngineName,
  FACETS,
  type FoundPage,
  type Question,
  type SearchEngine,
  type SearchTally,
} from '../engine.ts';
import { tallyOf } from '../tally.ts';
import { filterOf } from './filter.ts';
import { attributeOf, CONTENTS, MOST_HITS, SEARCHED } from './index-settings.ts';
import { type Promoted, promotedOf, showHits } from './promoted.ts';

const STRATEGY = { ALL: 'all', MOST: 'frequency', ANY: 'last' } as const;

/** How many hits of a search come before a page. */
function offsetOf(after: string | null): number {
  if (after === null) return 0;
  const [offset, mark] = fromCursor(after, 2);
  const sound =
    mark === 'meilisearch' && Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= MOST_HITS;
  must(sound, 'BAD_USER_INPUT', { zh: '游标无效', en: 'The cursor is not valid' });
  return Number(offset);
}

function paramsOf({ strictness, filters }: Question, promoted: readonly Promoted[]): SearchParams {
  const without = promoted.map((one) => one.id);
  return {
    matchingStrategy: STRATEGY[strictness],
    // What is recommended for just this query comes from the database, in the desk's order.
    attributesToSearchOn: SEARCHED,
    filter: filterOf(filters, without),
  };
}

async function tally(client: Meilisearch, question: Question, promoted: Promoted[]): Promise<SearchTally> {
  const facets = FACETS.map(attributeOf);
  const asked = { ...paramsOf(question, promoted), facets, limit: 0 };
  const { facetDistribution, estimatedTotalHits } = await client
    .index(CONTENTS)
    .search(question.words.query, asked);
  const rows = FACETS.flatMap((name) =>
    Object.entries(facetDistribution?.[attributeOf(name)] ?? {}).map(([value, count]) => ({
      count,
      facets: { [name]: value },
    })),
  );
  const { facets: counted } = tallyOf([
    ...rows,
    ...promoted.map((one) => ({ count: 1, facets: one.facets })),
  ]);
  return { total: (estimatedTotalHits ?? 0) + promoted.length, facets: counted };
}

async function find(client: Meilisearch, reader: Pool, question: Question): Promise<FoundPage> {
  const { words, first } = question;
  const before = offsetOf(question.after);
  const promoted = await promotedOf(reader, question);
  const own = promoted.slice(before, before + first).map((one) => one.id);
  const offset = Math.max(0, before - promoted.length);
  const limit = first - own.length + 1;
  const { hits } = await client
    .index<{ id: string }>(CONTENTS)
    .search(words.query, { ...paramsOf(question, promoted), attributesToRetrieve: ['id'], offset, limit });
  const ids = [...own, ...hits.map((hit) => hit.id)].slice(0, first);
  const places = new Map(ids.map((id, nth) => [id, toCursor(before + nth + 1, 'meilisearch')]));
  let counted: Promise<SearchTally> | undefined;
  return {
    engine: EngineName.MEILISEARCH,
    hits: await showHits(reader, places, words.tokens),
    hasNextPage: own.length + hits.length > first,
    tally: () => {
      counted ??= tally(client, question, promoted);
      return counted;
    },
  };
}

/** Search by Meilisearch. What the desk recommends, numbers, and the texts that are shown come from the database, so that nothing withdrawn is ever shown. */
export function createMeilisearchEngine(client: Meilisearch, reader: Pool): SearchEngine {
  return { name: EngineName.MEILISEARCH, find: (question) => find(client, reader, question) };
}
