import { fromCursor, toCursor } from '../platform/graphql/connection.ts';
import { must } from '../platform/refusal.ts';
import {
  type FoundPage,
  NO_FACETS,
  type Question,
  type SearchEngine,
  type SearchRequest,
  type Strictness,
} from './engine.ts';
import type { Synonyms } from './synonyms.ts';
import { wordsOf } from './words.ts';

/** A page of what a search found, and how it was found. */
export interface SearchPage extends FoundPage {
  /** What was searched for in the end: the query, or what it was put right to. */
  searchedFor: string;
  strictness: Strictness;
  /** A better spelling of the query, where one is known. */
  didYouMean: string | null;
}

/** What a search needs besides the engine. */
export interface Means {
  engine: SearchEngine;
  synonyms: () => Promise<Synonyms>;
  /** A better spelling of a query; null where none is known. */
  correct: (query: string) => Promise<string | null>;
}

const STRICTNESS: readonly Strictness[] = ['ALL', 'MOST', 'ANY'];

/** One way to search: how strictly, and for what. */
interface Try {
  strictness: Strictness;
  searchedFor: string;
}

async function ask(
  { engine, synonyms }: Means,
  request: SearchRequest,
  { strictness, searchedFor }: Try,
  after: string | null = null,
): Promise<FoundPage | null> {
  const words = wordsOf(searchedFor, await synonyms());
  if (!words || (strictness !== 'ALL' && words.groups.length < 2)) return null;
  const { query: _query, first, after: _after, ...filters } = request;
  const question: Question = { words, strictness, filters, first, after };
  return engine.find(question);
}

/** Cursors say how their page was found, so that the next one is found alike. */
function dressed(page: FoundPage, { strictness, searchedFor }: Try, query: string): FoundPage {
  const said = searchedFor === query ? '' : searchedFor;
  const hits = page.hits.map((hit) => ({
    ...hit,
    cursor: toCursor(STRICTNESS.indexOf(strictness), said, hit.cursor),
  }));
  return { ...page, hits };
}

async function further(
  means: Means,
  request: SearchRequest,
  after: string,
): Promise<[FoundPage | null, Try]> {
  const [nth, said, inner] = fromCursor(after, 3);
  const strictness = STRICTNESS[Number(nth)];
  must(strictness && String(said).length <= 400, 'BAD_USER_INPUT', {
    zh: '游标无效',
    en: 'The cursor is not valid',
  });
  const attempt = { strictness, searchedFor: String(said) || request.query };
  return [await ask(means, request, attempt, String(inner)), attempt];
}

async function anew(
  means: Means,
  request: SearchRequest,
): Promise<[FoundPage | null, Try, didYouMean: string | null]> {
  const { query } = request;
  const whole: Try = { strictness: 'ALL', searchedFor: query };
  const page = await ask(means, request, whole);
  if (page?.hits.length) return [page, whole, null];
  const better = await means.correct(query);
  const tries: Try[] = STRICTNESS.slice(1).map((strictness) => ({ strictness, searchedFor: query }));
  if (better) tries.unshift({ strictness: 'ALL', searchedFor: better });
  if (better) tries.push({ strictness: 'MOST', searchedFor: better });
  for (const attempt of tries) {
    const found = await ask(means, request, attempt);
    if (found?.hits.length) return [found, attempt, better];
  }
  return [page, whole, better];
}

/**
 * Searches: for every word first; where nothing holds them all, for what the query was probably meant to be, and then for
 * what holds most of the words. BAD_USER_INPUT for a cursor of another search.
 */
export async function search(means: Means, request: SearchRequest): Promise<SearchPage> {
  const { after } = request;
  const [page, attempt, didYouMean = null] = after
    ? await further(means, request, after)
    : await anew(means, request);
  const tally = async () => ({ total: 0, facets: NO_FACETS });
  const nothing: FoundPage = { engine: means.engine.name, hits: [], hasNextPage: false, tally };
  const found = page ? dressed(page, attempt, request.query) : nothing;
  return { ...found, ...attempt, didYouMean };
}
