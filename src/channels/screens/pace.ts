import { LRUCache } from 'lru-cache';
import { must } from '../../platform/refusal.ts';

const MINUTE_MS = 60_000;

/** Counts doings by a name in each minute, in this process, and refuses TOO_MANY_REQUESTS beyond `most`. */
export function createPace(now: () => Date, most: number): (name: string) => void {
  const counts = new LRUCache<string, { since: number; count: number }>({ max: 10_000 });
  return (name) => {
    const at = now().getTime();
    const known = counts.get(name);
    const counted = known && at - known.since < MINUTE_MS ? known : { since: at, count: 0 };
    counted.count += 1;
    counts.set(name, counted);
    must(counted.count <= most, 'TOO_MANY_REQUESTS');
  };
}
