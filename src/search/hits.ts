import { foldWithOffsets } from '../platform/fold.ts';
import { withOneBracket } from './document-number.ts';

/** A token found in a text: where, in UTF-16 units of the text as it is written. */
export interface Hit {
  start: number;
  end: number;
  token: string;
}

const HITS_PER_TOKEN = 1_000;

/** Finds the tokens (as `tokenise` makes them) in a text, in whatever spelling, in order; they may overlap. */
export function hitsIn(text: string, tokens: readonly string[]): Hit[] {
  const folded = foldWithOffsets(text);
  const haystack = withOneBracket(folded.text);
  const hits: Hit[] = [];
  for (const token of new Set(tokens)) {
    for (const first of placesOf(token, haystack)) {
      const last = first + token.length - 1;
      hits.push({ start: folded.starts[first] ?? 0, end: folded.ends[last] ?? 0, token });
    }
  }
  return hits.sort((one, other) => one.start - other.start || other.end - one.end);
}

function placesOf(token: string, haystack: string): number[] {
  const places: number[] = [];
  let found = token ? haystack.indexOf(token) : -1;
  while (found >= 0 && places.length < HITS_PER_TOKEN) {
    if (isWhole(haystack, found, found + token.length - 1)) places.push(found);
    found = haystack.indexOf(token, found + 1);
  }
  return places;
}

/** A number or a Latin word is hit only whole: 12 is not in 2012. */
function isWhole(text: string, first: number, last: number): boolean {
  return !(joins(text, first - 1) && joins(text, first)) && !(joins(text, last) && joins(text, last + 1));
}

function joins(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? '') && !/\p{sc=Han}/u.test(text[at] ?? '');
}
