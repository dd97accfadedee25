/** A line of a text with its place, white space at its ends left out. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

/** The lines of a text that hold more than white space, in order. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/\S(?:[^\n]*\S)?/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
