import { fold } from '../platform/fold.ts';
import { documentNumbers } from './document-number.ts';
import { type Cut, isSingle, segment } from './segment.ts';

/** What is indexed of one publication, as plain text; title and number weigh most, then keywords, then body. */
export interface Weighted {
  title: string;
  number?: string | null;
  keywords?: readonly string[];
  body: string;
}

const LAST_POSITION = 16_383;
const POSITIONS_PER_LEXEME = 255;
const VECTOR_BYTES = 1_000_000;
const QUERY_LENGTH = 512;
const QUERY_TOKENS = 32;

/**
 * Cuts text into search tokens in reading order, repeats kept: folded (see `fold`), words of two characters
 * or more, and digits; lone characters only if the text holds nothing longer. A document number becomes one
 * token (国发〔2026〕12号) and its parts. Tokens hold letters, marks and digits only, but for that 〔〕.
 */
export function tokenise(text: string): string[] {
  const folded = fold(text);
  const cut: Cut = { words: [], singles: [] };
  let from = 0;
  for (const mention of documentNumbers(folded)) {
    segment(folded.slice(from, mention.start), cut);
    cut.words.push(mention.number, ...mention.parts);
    from = mention.end;
  }
  segment(folded.slice(from), cut);
  return cut.words.length > 0 ? cut.words : cut.singles;
}

/**
 * Gives the text of a PostgreSQL tsvector, e.g. `'政策':1A '社保':2`, for title and number (A), keywords (B)
 * and body (D). It keeps PostgreSQL's limits: positions up to 16383, fewer than 256 of them for a lexeme,
 * less than 1 MB in all; words beyond them are left out.
 */
export function toTsvector(weighted: Weighted): string {
  const places = new Map<string, string[]>();
  let position = 0;
  let room = VECTOR_BYTES;
  for (const { token, weight } of weigh(weighted)) {
    position = Math.min(position + 1, LAST_POSITION);
    const known = places.get(token);
    const place = `${position}${weight}`;
    // A new lexeme also costs its count of positions and up to one byte of alignment.
    room -= known ? 2 : Buffer.byteLength(token) + 5;
    if (room < 0) break;
    if (!known) places.set(token, [place]);
    else if (known.length < POSITIONS_PER_LEXEME && known.at(-1) !== place) known.push(place);
  }
  return [...places].map(([token, at]) => `${quoted(token)}:${at.join(',')}`).join(' ');
}

/**
 * Gives the text of a PostgreSQL tsquery that asks for every token of what a user typed (its first 512
 * characters), e.g. `'社保' & '办理'`, or null if nothing in it can be searched for. A lone character asks
 * for every word that begins with it.
 */
export function toTsquery(query: string): string | null {
  const tokens = [...new Set(tokenise(query.slice(0, QUERY_LENGTH)))].slice(0, QUERY_TOKENS);
  if (tokens.length === 0) return null;
  return tokens.map((token) => `${quoted(token)}${isOpenEnded(token) ? ':*' : ''}`).join(' & ');
}

function* weigh(weighted: Weighted): Generator<{ token: string; weight: string }> {
  for (const token of tokenise(weighted.title)) yield { token, weight: 'A' };
  for (const token of tokenise(weighted.number ?? '')) yield { token, weight: 'A' };
  for (const keyword of weighted.keywords ?? []) {
    for (const token of tokenise(keyword)) yield { token, weight: 'B' };
  }
  for (const token of tokenise(weighted.body)) yield { token, weight: '' };
}

function isOpenEnded(token: string): boolean {
  return isSingle(token) && !/\p{N}/u.test(token);
}

function quoted(token: string): string {
  return `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
