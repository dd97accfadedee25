import { LRUCache } from 'lru-cache';
import type { Question } from './question.ts';

/** How often an operation was asked before something is made of it, and of how many others that is counted. */
const WORTH_MAKING = 2;
const COUNTED = 2_000;

/** The longest document something is made of, in characters. */
const LONGEST = 20_000;

/** How many are kept, and the pauses between two that are made, in ms: making takes the processor for milliseconds. */
export interface Bounds {
  kept: number;
  pause: number;
  /** Once there are as many as are kept, so that what is made anew costs little more than what goes. */
  pauseWhenFull: number;
}

function nameOf({ document, operationName }: Question): string {
  return operationName ? `${document} ${operationName}` : document;
}

/**
 * What is made once of an operation that is asked often: a compiled function, a statement. Only what the engine has
 * answered well is noted here, so that every document has passed its checks. The least used go first.
 */
export class FrequentOperations<T extends object> {
  readonly #make: (text: string, operationName: string | null) => T;
  readonly #bounds: Bounds;
  readonly #made: LRUCache<string, T>;
  readonly #counts = new LRUCache<string, number>({ max: COUNTED });
  #madeAt = Number.NEGATIVE_INFINITY;

  constructor(make: (text: string, operationName: string | null) => T, bounds: Bounds) {
    this.#make = make;
    this.#bounds = bounds;
    this.#made = new LRUCache({ max: bounds.kept });
  }

  /** What was made of the operation of a question. */
  find(question: Question): T | undefined {
    return this.#made.get(nameOf(question));
  }

  /** Notes that the engine answered a question without errors. */
  note(question: Question): void {
    const name = nameOf(question);
    if (this.#made.has(name)) return;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const { text, operationName } = question;
    if (count < WORTH_MAKING || !text || text.length > LONGEST || !this.#hasPaused()) return;
    this.#madeAt = performance.now();
    this.#made.set(name, this.#make(text, operationName));
    this.#counts.delete(name);
  }

  #hasPaused(): boolean {
    const { kept, pause, pauseWhenFull } = this.#bounds;
    return performance.now() - this.#madeAt >= (this.#made.size < kept ? pause : pauseWhenFull);
  }
}
