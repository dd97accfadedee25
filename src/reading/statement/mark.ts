import type { Part } from './part.ts';
import { Unfit } from './unfit.ts';

/** What the hub needs to finish an answer. */
export interface Means {
  /** Address readers reach this hub at, without a slash at the end. */
  publicUrl: string;
  /** How many live placements a section has. */
  count(sectionId: string): Promise<number>;
}

/** Finishes what stands in a mark: its JSON text into that of the answer. Unfit where only the engine can. */
export type Finish = (json: string, means: Means) => string | Promise<string>;

// Neither of the two stands in JSON text unescaped, so that nothing a text says is taken for a mark.
const [OPEN, CLOSE] = ['\x01', '\x02'];

/** A mark: which of the finishes is for it, and what it is given. */
export function markOf(nth: number, json: readonly Part[]): Part[] {
  return [`${OPEN}${nth}:`, ...json, CLOSE];
}

async function finishOne(marked: string, finishes: readonly Finish[], means: Means): Promise<string> {
  const [colon, close] = [marked.indexOf(':'), marked.indexOf(CLOSE)];
  const finish = finishes[Number(marked.slice(0, colon))];
  if (!finish) throw new Unfit('a mark');
  return (await finish(marked.slice(colon + 1, close), means)) + marked.slice(close + 1);
}

/** The text of an answer with every mark in it finished. */
export async function finishMarks(text: string, finishes: readonly Finish[], means: Means): Promise<string> {
  if (finishes.length === 0 || !text.includes(OPEN)) return text;
  const [plain, ...marked] = text.split(OPEN);
  const finished = await Promise.all(marked.map((one) => finishOne(one, finishes, means)));
  return [plain, ...finished].join('');
}

/** What cannot be finished here at all. */
export const leave: Finish = () => {
  throw new Unfit('found what only the engine reads');
};
