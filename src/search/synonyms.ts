import AhoCorasick from 'modern-ahocorasick';
import { fold } from '../platform/fold.ts';
import type { SynonymGroup } from './synonym-file.ts';

/** A word with synonyms, found in folded text from `start` to `end`. */
export interface SynonymMention {
  start: number;
  end: number;
  /** What it may also be said by, folded. */
  others: string[];
}

/** Synonyms made ready to be looked for. */
export interface Synonyms {
  /** The words with synonyms in folded text, the longest first from the left, none over another. */
  mentionsIn(folded: string): SynonymMention[];
  /** What every word may also be said by, folded, as a search engine's settings list it. */
  table: ReadonlyMap<string, readonly string[]>;
}

function tableOf(groups: readonly SynonymGroup[]): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const group of groups) {
    const words = [...new Set(group.words.map(fold))];
    const also = group.also.map(fold);
    for (const word of words) {
      const others = [...words, ...also].filter((other) => other !== word);
      table.set(word, [...new Set([...(table.get(word) ?? []), ...others])]);
    }
  }
  return table;
}

function withoutOverlap(found: SynonymMention[]): SynonymMention[] {
  const kept: SynonymMention[] = [];
  const byPlace = found.sort((one, other) => one.start - other.start || other.end - one.end);
  for (const mention of byPlace) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}

/** Makes groups of synonyms ready. */
export function compileSynonyms(groups: readonly SynonymGroup[]): Synonyms {
  const table = tableOf(groups);
  const automaton = new AhoCorasick<string[]>(
    [...table].map(([pattern, others]) => ({ pattern, data: others })),
  );
  return {
    table,
    mentionsIn: (folded) =>
      withoutOverlap(
        automaton.search(folded).map(({ data, start, end }) => ({ start, end, others: data as string[] })),
      ),
  };
}
