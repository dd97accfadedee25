import type { Context } from '../identity/context.ts';
import { concludeAll, type Ended } from './conclude.ts';

const MOST_AT_ONCE = 200;

interface Waiting extends Ended {
  stored: () => void;
  failed: (error: unknown) => void;
}

/**
 * Stores how tries end, one batch after another: what ends while a batch is being stored makes up the next. Where a
 * batch cannot be stored each of it is stored by itself, so that no answer is lost for another's sake.
 */
export class Concluding {
  #waiting: Waiting[] = [];
  #isStoring = false;

  /** Answers when the end of a try is stored. */
  store(ctx: Context, ended: Ended): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ ...ended, stored: resolve, failed: reject });
    if (!this.#isStoring) void this.#storeAll(ctx);
    return promise;
  }

  async #storeAll(ctx: Context): Promise<void> {
    this.#isStoring = true;
    // What ends in this very moment comes along.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      const isStored = await concludeAll(ctx, batch).then(
        () => true,
        (error: unknown) => {
          ctx.log.warn({ err: error, tries: batch.length }, 'tries are concluded one by one');
          return false;
        },
      );
      for (const one of batch) {
        if (isStored) one.stored();
        else await concludeAll(ctx, [one]).then(one.stored, one.failed);
      }
    }
    this.#isStoring = false;
  }
}

const OF_PROCESS = new WeakMap<Context['jobs'], Concluding>();

/** Where the tries of this process are concluded. */
export function concludingOf({ jobs }: Context): Concluding {
  const present = OF_PROCESS.get(jobs) ?? new Concluding();
  OF_PROCESS.set(jobs, present);
  return present;
}
