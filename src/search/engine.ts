import type { ContentKind } from '../content/content-kind.ts';

/** Which engine answers searches. */
export enum EngineName {
  POSTGRES = 'POSTGRES',
  MEILISEARCH = 'MEILISEARCH',
}

/** What is searched for; `first` is 1 to 100, `after` a cursor of the same search. */
export interface SearchRequest {
  query: string;
  /** Only what this site carries. */
  siteCode?: string | null;
  kinds?: ContentKind[] | null;
  first: number;
  after?: string | null;
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

/** All hits of a search, counted: `kind`, `site` (SiteIDCode), `year` (Shanghai) and `theme`. */
export interface SearchTally {
  total: number;
  facets: Facet[];
}

/** A page of hits, the best first. Counting all hits costs more than finding the best, so it waits until asked. */
export interface SearchPage {
  hits: SearchHit[];
  hasNextPage: boolean;
  tally(): Promise<SearchTally>;
}

/** The port of search engines. A withdrawn content is never found; pages of one search do not repeat. */
export interface SearchEngine {
  name: EngineName;
  search(request: SearchRequest): Promise<SearchPage>;
}
