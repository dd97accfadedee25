import type { ContentKind } from '../content/content-kind.ts';
import type { Validity } from '../content/parts.ts';
import type { Words } from './words.ts';

/** Which engine answers searches. */
export enum EngineName {
  POSTGRES = 'POSTGRES',
  MEILISEARCH = 'MEILISEARCH',
}

/** What hits are counted by: `site` is a SiteIDCode, `year` that of publication in Shanghai. */
export type FacetName = 'kind' | 'site' | 'theme' | 'issuer' | 'year' | 'validity';

/** The facets in the order they are told. */
export const FACETS: readonly FacetName[] = ['kind', 'site', 'theme', 'issuer', 'year', 'validity'];

/** How many values of a facet are told, the most frequent first. */
export const VALUES_PER_FACET = 50;

/** What hits are narrowed down to; within one list any, between lists all. */
export interface SearchFilters {
  /** Only what this site carries. */
  siteCode?: string | null;
  kinds?: readonly ContentKind[] | null;
  themes?: readonly string[] | null;
  issuers?: readonly string[] | null;
  years?: readonly number[] | null;
  validities?: readonly Validity[] | null;
}

/** What is searched for; `first` is 1 to 100, `after` a cursor of the same search. */
export interface SearchRequest extends SearchFilters {
  query: string;
  first: number;
  after?: string | null;
}

/** How many of the words a hit must hold. */
export type Strictness = 'ALL' | 'MOST' | 'ANY';

/** A search as an engine is asked it. */
export interface Question {
  words: Words;
  strictness: Strictness;
  filters: SearchFilters;
  first: number;
  /** The engine's own cursor. */
  after: string | null;
}

/** A content found; highlights are HTML with `<mark>` as their only markup. */
export interface SearchHit {
  contentId: string;
  cursor: string;
  highlight: { title: string; body: string };
}

/** The hits counted by one of their properties. */
export interface Facet {
  name: string;
  values: { value: string; count: number }[];
}

/** All hits of a search, counted. */
export interface SearchTally {
  total: number;
  facets: Facet[];
}

/** A page of hits, the best first. Counting all hits costs more than finding the best, so it waits until asked. */
export interface FoundPage {
  engine: EngineName;
  hits: SearchHit[];
  hasNextPage: boolean;
  tally(): Promise<SearchTally>;
}

/**
 * The port of search engines. First come what the desk recommends for the query and the document with that very number,
 * then what holds the words in its title; a withdrawn content is never found; pages of one search do not repeat.
 */
export interface SearchEngine {
  name: EngineName;
  find(question: Question): Promise<FoundPage>;
}

/** The facets without a value. */
export const NO_FACETS: Facet[] = FACETS.map((name) => ({ name, values: [] }));
