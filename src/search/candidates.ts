import { alike, syllablesOf } from './pinyin.ts';

/** A stretch of Chinese characters or of letters in a query, and what stands before it. */
export interface Run {
  before: string;
  text: string;
  isHan: boolean;
  /** Chinese: how each character sounds. */
  syllables: string[];
}

const RUN = /\p{sc=Han}+|[a-z]+/gu;
const LONGEST_TERM = 8;
const LONGEST_RUN = 30;

/** Rule: the stretches of a folded query that may be put right. */
export function runsIn(folded: string): Run[] {
  let from = 0;
  return [...folded.matchAll(RUN)].map(({ 0: text, index }) => {
    const before = folded.slice(from, index);
    from = index + text.length;
    const isHan = /\p{sc=Han}/u.test(text);
    return { before, text, isHan, syllables: isHan ? syllablesOf(text) : [] };
  });
}

/** How a stretch from one character to another sounds. */
export function soundAt({ isHan, syllables, text }: Run, start: number, end: number): string {
  return alike(isHan ? syllables.slice(start, end).join('') : text.slice(start, end));
}

/** Rule: the sounds of every part of a stretch that may be a term: two to eight characters, or four letters and more. */
export function soundsOf(run: Run): string[] {
  const length = Math.min(run.isHan ? run.syllables.length : run.text.length, LONGEST_RUN);
  const [least, most] = run.isHan ? [2, LONGEST_TERM] : [4, LONGEST_RUN];
  const sounds = new Set<string>();
  for (let start = 0; start < length; start++)
    for (let end = start + least; end <= Math.min(length, start + most); end++)
      sounds.add(soundAt(run, start, end));
  return [...sounds];
}
