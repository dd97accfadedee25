import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is neither null nor undefined; gives up after `seconds`. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined>,
  seconds = 15,
): Promise<T> {
  const limit = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error(`${what} did not happen within ${seconds} s`);
    await sleep(50);
  }
}
