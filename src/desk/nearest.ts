/** Of all places where the words stand, the one nearest to where they were found; -1 where they stand no more. */
export function nearest(text: string, words: string, start: number): number {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  }
  return best;
}
