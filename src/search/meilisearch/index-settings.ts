import type { Settings } from 'meilisearch';
import { FACETS, VALUES_PER_FACET } from '../engine.ts';
import { STOP_WORDS } from '../stop-words.ts';
import type { Synonyms } from '../synonyms.ts';

/** The index front ends and this hub ask. */
export const CONTENTS = 'contents';

/** The index that is being built anew, to be put in its place. */
export const NEXT = 'contents-next';

/** How deep a search may be paged. */
export const MOST_HITS = 10_000;

/** What a content is found by, the more telling first. */
export const SEARCHED = 'number numberKey title keywords issuer origin summary text files'.split(' ');

/** The name of a facet as documents carry it. */
export const attributeOf = (facet: (typeof FACETS)[number]) => (facet === 'site' ? 'sites' : facet);

/** Rule: the settings of the index; texts are Chinese, numbers are never guessed at, and equals are put in order by weight and day. */
export function settingsOf(synonyms: Synonyms): Settings {
  return {
    // Front ends that ask the index itself find what the desk recommends before whatever holds the words elsewhere.
    searchableAttributes: ['recommended', ...SEARCHED],
    filterableAttributes: ['id', ...FACETS.map(attributeOf), 'publishedAt', 'stamp'],
    sortableAttributes: ['publishedAt', 'weight'],
    rankingRules: [
      'words',
      'typo',
      'attribute',
      'proximity',
      'exactness',
      'sort',
      'weight:desc',
      'publishedAt:desc',
    ],
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
    stopWords: [...STOP_WORDS],
    synonyms: Object.fromEntries([...synonyms.table].map(([word, others]) => [word, [...others]])),
    typoTolerance: { disableOnNumbers: true, disableOnAttributes: ['number', 'numberKey'] },
    faceting: { maxValuesPerFacet: VALUES_PER_FACET, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MOST_HITS },
  };
}
