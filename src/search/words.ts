import { fold } from '../platform/fold.ts';
import { numberPattern, numbersIn } from './number-key.ts';
import { isSingle } from './segment.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import { tokenise } from './tokens.ts';

/** One thing that is asked for: any of these ways to say it, each a list of tokens that must all be there. */
type Asked = readonly (readonly string[])[];

/** A query as engines look for it. */
export interface Words {
  /** As it was typed. */
  query: string;
  /** The query in the spelling best bets are kept under. */
  key: string;
  /** Folded, without blanks: as it would stand in a title. */
  phrase: string;
  /** A tsquery for each thing that is asked for. */
  groups: string[];
  /** A tsquery for all of them together. */
  all: string;
  /** Every token that counts as found, for marking. */
  tokens: string[];
  /** Keys of the document numbers that are meant. */
  numbers: string[];
  /** A LIKE pattern for the document number, or the part of one, that is meant; null where the query is none. */
  numberLike: string | null;
}

const LONGEST = 512;
const MOST_GROUPS = 16;

/** The spelling under which best bets and counts of a query are kept. */
export function queryKey(query: string): string {
  return fold(query).replace(/\s+/g, ' ').trim();
}

function quoted(token: string): string {
  return `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** A lone character asks for every word that begins with it. */
export function lexeme(token: string): string {
  return quoted(token) + (isSingle(token) && !/\p{N}/u.test(token) ? ':*' : '');
}

function tsqueryOf(asked: Asked): string {
  return `(${asked.map((tokens) => tokens.map(lexeme).join(' & ')).join(' | ')})`;
}

function* askedIn(folded: string, synonyms: Synonyms): Generator<Asked> {
  let from = 0;
  const plain = function* (text: string): Generator<Asked> {
    for (const token of tokenise(text)) yield [[token]];
  };
  for (const { start, end, others } of synonyms.mentionsIn(folded)) {
    yield* plain(folded.slice(from, start));
    const ways = [folded.slice(start, end), ...others].map(tokenise).filter((tokens) => tokens.length > 0);
    if (ways.length > 0) yield ways;
    from = end;
  }
  yield* plain(folded.slice(from));
}

function isStop(asked: Asked): boolean {
  return asked.every((tokens) => tokens.every((token) => STOP_WORDS.has(token)));
}

const HAN = /\p{sc=Han}/u;

/** The tokens that say it all: whatever holds 图书馆 holds 图书 as well, for words are cut the same everywhere. */
export function longest(tokens: readonly string[]): string[] {
  const isImplied = (token: string) =>
    HAN.test(token) && tokens.some((other) => other.length > token.length && other.includes(token));
  return [...new Set(tokens)].filter((token) => !isImplied(token));
}

/** Everything that is asked for, without what follows from the rest of it. */
function allOf(asked: readonly Asked[]): string {
  const plain = asked.flatMap((ways) => (ways.length === 1 ? (ways[0] ?? []) : []));
  const chosen = asked.filter((ways) => ways.length > 1).map((ways) => tsqueryOf(ways.map(longest)));
  return [...longest(plain).map(lexeme), ...new Set(chosen)].join(' & ');
}

/** What single characters ask for beside whole words is noise: 的, 在. */
function telling(all: Asked[]): Asked[] {
  const words = all.filter((asked) => !isStop(asked));
  const long = words.filter((asked) => !asked.every((tokens) => tokens.every(isSingle)));
  if (long.length > 0) return long;
  return words.length > 0 ? words : all;
}

/** Rule: what a query asks for; null if there is nothing in it to search for. */
export function wordsOf(query: string, synonyms: Synonyms): Words | null {
  const folded = fold(query.slice(0, LONGEST));
  const asked = telling([...askedIn(folded, synonyms)]);
  const groups = [...new Set(asked.map(tsqueryOf))].slice(0, MOST_GROUPS);
  if (groups.length === 0) return null;
  const tokens = [...new Set(asked.flat(2))];
  const phrase = folded.replace(/\s+/g, '');
  const numbers = numbersIn(folded);
  return {
    query,
    key: queryKey(query),
    phrase,
    groups,
    all: allOf(asked.slice(0, MOST_GROUPS)),
    tokens,
    numbers,
    numberLike: numberPattern(phrase) ?? numbers[0] ?? null,
  };
}
