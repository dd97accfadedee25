import { Refusal } from '../platform/refusal.ts';

/**
 * Lets work under one name run one after the other, and refuses with TOO_MANY_REQUESTS when `most` are waiting
 * already.
 */
export function createTurns(most: number): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, { last: Promise<unknown>; length: number }>();
  return async (name, work) => {
    const line = lines.get(name) ?? { last: Promise.resolve(), length: 0 };
    if (line.length >= most) throw new Refusal('TOO_MANY_REQUESTS');
    line.length++;
    lines.set(name, line);
    const mine = line.last.then(work);
    line.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      line.length--;
      if (line.length === 0) lines.delete(name);
    }
  };
}
