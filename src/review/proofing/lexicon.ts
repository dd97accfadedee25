import AhoCorasick from 'modern-ahocorasick';
import { type Expression, LEADER } from './expression.ts';
import { unspaced, unspacedWithOffsets } from './unspaced.ts';

/** Where an expression stands in a text, in UTF-16 units. */
export interface Mention {
  expression: Expression;
  start: number;
  end: number;
}

/** All expressions, ready to be looked for in one pass. */
export interface Lexicon {
  mentionsIn: (text: string) => Mention[];
  /** Where leaders are named whose titles are known. */
  namesIn: (text: string) => Mention[];
}

/** An expression, or one of its exceptions with the places of the term `within` it, as the automaton knows it. */
interface Entry {
  expression: Expression;
  within: readonly number[] | null;
}

const LATIN = /[a-z0-9]/i;

/** Makes expressions ready; building takes time in proportion to their number, looking up does not. */
export function compile(expressions: readonly Expression[]): Lexicon {
  const isLeader = ({ category }: Expression) => category === LEADER;
  return {
    mentionsIn: searchFor(expressions.filter((one) => !isLeader(one))),
    namesIn: searchFor(expressions.filter(isLeader)),
  };
}

function searchFor(expressions: readonly Expression[]): Lexicon['mentionsIn'] {
  if (expressions.length === 0) return () => [];
  const automaton = new AhoCorasick<Entry>(expressions.flatMap(patternsOf));
  return (text) => mentionsBy(automaton, text);
}

function patternsOf(expression: Expression): { pattern: string; data: Entry }[] {
  const term = unspaced(expression.term);
  const exceptions = expression.exceptions.map(unspaced).map((pattern) => {
    const within = [...pattern].flatMap((_, index) => (pattern.startsWith(term, index) ? [index] : []));
    return { pattern, data: { expression, within } };
  });
  return [{ pattern: term, data: { expression, within: null } }, ...exceptions];
}

function mentionsBy(automaton: AhoCorasick<Entry>, text: string): Mention[] {
  const plain = unspacedWithOffsets(text);
  const hits = automaton
    .search(plain.text)
    .map(({ data, start, end }) => ({ ...(data as Entry), start, end }));
  const excepted = new Map<Expression, Set<number>>();
  for (const { expression, within, start } of hits) {
    const places = excepted.get(expression) ?? new Set<number>();
    for (const index of within ?? []) places.add(start + index);
    excepted.set(expression, places);
  }
  return hits.flatMap(({ expression, within, start, end }) => {
    if (within || excepted.get(expression)?.has(start)) return [];
    const mention = { expression, start: plain.starts[start] ?? 0, end: plain.ends[end - 1] ?? text.length };
    return isWhole(text, mention.start, mention.end) ? [mention] : [];
  });
}

/** Latin words and numbers count as wholes only, Chinese ones wherever they stand. */
function isWhole(text: string, start: number, end: number): boolean {
  const cuts = (at: number) => LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at] ?? '');
  return !cuts(start) && !cuts(end);
}
