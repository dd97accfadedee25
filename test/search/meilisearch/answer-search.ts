import { fold } from '../../../src/platform/fold.ts';
import { tokenise } from '../../../src/search/tokens.ts';
import { filterTest, type StandInDocument } from './filter-language.ts';

/** An index of the stand-in. */
export interface StandInIndex {
  uid: string;
  primaryKey: string | null;
  createdAt: string;
  documents: Map<string, StandInDocument>;
  settings: Record<string, unknown>;
}

/** The parameters of a search that the stand-in knows. */
export interface StandInSearch {
  q?: string | null;
  offset?: number;
  limit?: number;
  page?: number;
  hitsPerPage?: number;
  filter?: unknown;
  facets?: string[] | null;
  matchingStrategy?: 'all' | 'last' | 'frequency';
  attributesToRetrieve?: string[];
  attributesToSearchOn?: string[] | null;
  attributesToHighlight?: string[] | null;
  attributesToCrop?: string[] | null;
  cropLength?: number;
  highlightPreTag?: string;
  highlightPostTag?: string;
}

/** A search that is refused, with Meilisearch's code. */
export class BadSearch extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const list = (index: StandInIndex, name: string) => (index.settings[name] as string[] | undefined) ?? [];

/** The attributes a search looks in, in the order of the settings. */
function searchedIn(index: StandInIndex, { attributesToSearchOn: only }: StandInSearch): string[] {
  const attributes = list(index, 'searchableAttributes').filter((name) => name !== '*');
  const unknown = only?.find((name) => attributes.length > 0 && !attributes.includes(name));
  if (unknown) {
    const wording = `Unknown field \`${unknown}\` in \`attributesToSearchOn\`.`;
    throw new BadSearch('invalid_search_attributes_to_search_on', wording);
  }
  return only ? attributes.filter((name) => only.includes(name)) : attributes;
}

function wordsIn(document: StandInDocument, attributes: string[]): Set<string> {
  const names = attributes.length > 0 ? attributes : Object.keys(document);
  const values = names.flatMap((name) => document[name]).filter((value) => typeof value === 'string');
  return new Set(tokenise(values.join('\n')));
}

/** The words of a query with their synonyms; each is held by a document that holds one of these whole. */
function wordsOf(index: StandInIndex, query: string): string[][] {
  const stops = new Set(list(index, 'stopWords'));
  const synonyms = (index.settings.synonyms ?? {}) as Record<string, string[]>;
  const all: string[][] = [];
  let rest = fold(query);
  for (const word of Object.keys(synonyms).sort((one, other) => other.length - one.length)) {
    if (!rest.includes(word)) continue;
    all.push([word, ...(synonyms[word] ?? [])]);
    rest = rest.replaceAll(word, ' ');
  }
  return [...all, ...[...new Set(tokenise(rest))].filter((word) => !stops.has(word)).map((word) => [word])];
}

function holds(text: Set<string>, ways: string[]): boolean {
  return ways.some((way) => text.has(way) || tokenise(way).every((token) => text.has(token)));
}

/** How many of the words a document holds, as the matching strategy counts them: by `last` the first ones, one after the other. */
function score(text: Set<string>, words: string[][], strategy: string): number {
  const held = words.map((ways) => holds(text, ways));
  if (strategy === 'last') return held.includes(false) ? held.indexOf(false) : held.length;
  return held.filter(Boolean).length;
}

function isHit(held: number, words: string[][], strategy: string): boolean {
  if (words.length === 0) return true;
  return strategy === 'all' ? held === words.length : held > 0;
}

const named = (names: string[] | null | undefined, name: string) =>
  names?.includes('*') || names?.includes(name);

function formattedText(name: string, text: string, words: string[][], search: StandInSearch): string {
  const { cropLength = 10, highlightPreTag = '<em>', highlightPostTag = '</em>' } = search;
  const most = named(search.attributesToCrop, name) ? cropLength * 2 : text.length;
  const cropped = text.length > most ? `${text.slice(0, most)}…` : text;
  if (!named(search.attributesToHighlight, name)) return cropped;
  const mark = (marked: string, word: string) =>
    marked.replaceAll(word, `${highlightPreTag}${word}${highlightPostTag}`);
  return words.flat().reduce(mark, cropped);
}

function formatted(document: StandInDocument, words: string[][], search: StandInSearch): object {
  const format = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => format(name, one));
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? formattedText(name, value, words, search) : value;
  };
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, format(name, value)]));
}

function counted(hits: StandInDocument[], facets: string[]): Record<string, Record<string, number>> {
  const count = (name: string) => {
    const counts: Record<string, number> = {};
    for (const value of hits.flatMap((hit) => [hit[name] ?? []].flat()))
      counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    return counts;
  };
  return Object.fromEntries(facets.map((name) => [name, count(name)]));
}

interface Scored {
  document: StandInDocument;
  held: number;
  /** The place of the first attribute that holds as many of the words as the whole document. */
  attribute: number;
}

function byRank(one: Scored, other: Scored): number {
  return (
    other.held - one.held ||
    one.attribute - other.attribute ||
    Number(other.document.weight) - Number(one.document.weight) ||
    Number(other.document.publishedAt) - Number(one.document.publishedAt)
  );
}

function hitsOf(
  index: StandInIndex,
  search: StandInSearch,
  rule: unknown,
  words: string[][],
): StandInDocument[] {
  const filterable = new Set(list(index, 'filterableAttributes'));
  const [own, enforced] = [filterTest(search.filter, filterable), filterTest(rule, filterable)];
  const strategy = search.matchingStrategy ?? 'last';
  const attributes = searchedIn(index, search);
  return [...index.documents.values()]
    .filter((document) => own(document) && enforced(document))
    .map((document) => {
      const held = score(wordsIn(document, attributes), words, strategy);
      const first = attributes.findIndex(
        (name) => score(wordsIn(document, [name]), words, strategy) === held,
      );
      return { document, held, attribute: first < 0 ? attributes.length : first };
    })
    .filter(({ held }) => isHit(held, words, strategy))
    .sort(byRank)
    .map(({ document }) => document);
}

/** The page that is asked for, by number or by offset, and how it is told. */
function pageOf({ page, hitsPerPage, offset = 0, limit = 20 }: StandInSearch, total: number) {
  if (page === undefined && hitsPerPage === undefined)
    return { from: offset, size: limit, told: { limit, offset, estimatedTotalHits: total } };
  const [number, size] = [page ?? 1, hitsPerPage ?? 20];
  const totalPages = Math.ceil(total / Math.max(1, size));
  const told = { page: number, hitsPerPage: size, totalPages, totalHits: total };
  return { from: (number - 1) * size, size, told };
}

function facetsOf(index: StandInIndex, { facets }: StandInSearch): string[] {
  const filterable = list(index, 'filterableAttributes');
  const named = (facets ?? []).flatMap((name) => (name === '*' ? filterable : [name]));
  const unknown = named.find((name) => !filterable.includes(name));
  if (!unknown) return named;
  const wording = `Invalid facet distribution: Attribute \`${unknown}\` is not filterable.`;
  throw new BadSearch('invalid_search_facets', wording);
}

function kept(document: StandInDocument, retrieved: string[] | undefined): object {
  if (!retrieved || retrieved.includes('*')) return document;
  return Object.fromEntries(retrieved.map((name) => [name, document[name]]));
}

/** Answers a search as Meilisearch does, but for typo tolerance and the finer ranking: hits are in order of words held, attribute, weight and day. */
export function answerSearch(index: StandInIndex, search: StandInSearch, rule: unknown): object {
  const facets = facetsOf(index, search);
  const words = wordsOf(index, search.q ?? '');
  const hits = hitsOf(index, search, rule, words);
  const most = (index.settings.pagination as { maxTotalHits?: number } | undefined)?.maxTotalHits ?? 1000;
  const { from, size, told } = pageOf(search, Math.min(hits.length, most));
  const isFormatted = search.attributesToHighlight || search.attributesToCrop;
  const shown = hits.slice(0, most).slice(from, from + size);
  return {
    hits: shown.map((one) => ({
      ...kept(one, search.attributesToRetrieve),
      ...(isFormatted && { _formatted: formatted(one, words, search) }),
    })),
    ...{ query: search.q ?? '', processingTimeMs: 1, ...told },
    ...(search.facets && { facetDistribution: counted(hits, facets), facetStats: {} }),
  };
}
