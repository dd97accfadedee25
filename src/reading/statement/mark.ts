import type { ReadingContext } from '../reading-context.ts';
import type { Part } from './part.ts';
import { Unfit } from './unfit.ts';
import type { Variables } from './variables.ts';

/** What the hub has at hand beside a statement. */
export interface Means {
  /** Address readers reach this hub at, without a slash at the end. */
  publicUrl: string;
  /** Of the question, coerced. */
  variables: Variables;
  /** What resolvers have; made when first asked for. Whatever is read, told and spent by it counts with the answer. */
  context(): ReadingContext;
}

/** Tells the value of a parameter. */
export type From = (variables: Variables, means: Means) => unknown;

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

/** An answer with every mark in it finished, and how many characters stood outside of them. */
export interface Unmarked {
  text: string;
  plain: number;
}

/** Finishes every mark in the text of an answer. */
export async function finishMarks(
  text: string,
  finishes: readonly Finish[],
  means: Means,
): Promise<Unmarked> {
  if (finishes.length === 0 || !text.includes(OPEN)) return { text, plain: text.length };
  const [first = '', ...marked] = text.split(OPEN);
  const finished = await Promise.all(marked.map((one) => finishOne(one, finishes, means)));
  const inside = marked.reduce((sum, one) => sum + one.indexOf(CLOSE), 0);
  return { text: [first, ...finished].join(''), plain: text.length - inside };
}

/** What cannot be finished here at all. */
export const leave: Finish = () => {
  throw new Unfit('found what only the engine reads');
};
