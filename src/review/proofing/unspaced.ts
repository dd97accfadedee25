import { type Folded, fold, foldWithOffsets } from '../../platform/fold.ts';

const BLANKS = /[^\S\n]/g;

/** Text in one spelling and without blanks, which are slipped in to get past; line ends stay, as nothing is written across them. */
export function unspaced(text: string): string {
  return fold(text).replace(BLANKS, '');
}

/** The same, with the way back to the source. */
export function unspacedWithOffsets(text: string): Folded {
  const folded = foldWithOffsets(text);
  const blanks = new Set([...folded.text.matchAll(BLANKS)].map(({ index }) => index));
  if (blanks.size === 0) return folded;
  const isKept = (_: number, index: number) => !blanks.has(index);
  return {
    text: folded.text.replace(BLANKS, ''),
    starts: folded.starts.filter(isKept),
    ends: folded.ends.filter(isKept),
  };
}
