import { jieba } from '../platform/jieba.ts';

const HAN = /^\p{sc=Han}/u;
const DIGITS = /^\p{N}+$/u;
const RUNS = /\p{sc=Han}+|[[\p{L}\p{N}]--\p{sc=Han}][[\p{L}\p{M}\p{N}]--\p{sc=Han}]*/gv;
const LONGEST = 64;

/** Folded text cut in reading order: what a search can look up, and the characters that stood alone. */
export interface Cut {
  words: string[];
  singles: string[];
}

/**
 * Adds the words of folded text to `cut`: dictionary words of two characters or more with the shorter words
 * inside them, runs of other scripts and digits; two lone characters side by side make a pair (国发), so
 * that names outside the dictionary are found too.
 */
export function segment(text: string, cut: Cut): void {
  let before = '';
  for (const { unit, joined } of unitsOf(text)) {
    keep(unit, joined ? before : '', cut);
    before = unit;
  }
}

function keep(unit: string, before: string, cut: Cut): void {
  if (!isSingle(unit)) {
    cut.words.push(unit);
    return;
  }
  cut.singles.push(unit);
  if (isSingle(before)) cut.words.push(before + unit);
  if (DIGITS.test(unit)) cut.words.push(unit);
}

/** Tells whether a token is one character long. */
export function isSingle(token: string): boolean {
  return token.length === 1 || (token.length === 2 && (token.codePointAt(0) ?? 0) > 0xffff);
}

/** Every unit of the text, and whether it touches the one before. */
function* unitsOf(text: string): Generator<{ unit: string; joined: boolean }> {
  let end = -1;
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    let joined = index === end;
    for (const unit of cutRun(run)) {
      yield { unit, joined };
      joined = true;
    }
    end = index + run.length;
  }
}

function cutRun(run: string): string[] {
  // Without the guessing of new words, a word is cut alike in a query and in the middle of a sentence.
  if (HAN.test(run)) return jieba().cutForSearch(run, false);
  return [run.length > LONGEST ? [...run].slice(0, LONGEST).join('') : run];
}
