import type { Strictness } from './engine.ts';

/** The most groups of which some may be missing; more would make too long a question. */
const CHOSEN_FROM = 8;

/** Rule: how many of so many things asked for a hit must hold. */
function neededOf(count: number, strictness: Strictness): number {
  if (strictness === 'ALL') return count;
  return strictness === 'MOST' ? Math.max(1, Math.ceil(Math.min(count, CHOSEN_FROM) / 2)) : 1;
}

function* choices(groups: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield [];
  for (let nth = 0; size > 0 && nth + size <= groups.length; nth++) {
    for (const rest of choices(groups.slice(nth + 1), size - 1)) yield [groups[nth] ?? '', ...rest];
  }
}

/** Rule: the tsquery for documents that hold enough of the groups; of more than eight the longest are taken where some may be missing. */
export function tsqueryFor(groups: readonly string[], strictness: Strictness): string {
  if (strictness === 'ALL' || groups.length === 1) return groups.join(' & ');
  const telling = [...groups].sort((one, other) => other.length - one.length).slice(0, CHOSEN_FROM);
  const needed = neededOf(telling.length, strictness);
  return [...choices(telling, needed)].map((some) => `(${some.join(' & ')})`).join(' | ');
}
