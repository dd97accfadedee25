import type { Strictness } from './engine.ts';
import type { Words } from './words.ts';

/** The most groups of which some may be missing: each document with any of them is held against the whole question. */
const CHOSEN_FROM = 5;

/** Rule: how many of so many things asked for a hit must hold. */
function neededOf(count: number, strictness: Exclude<Strictness, 'ALL'>): number {
  return strictness === 'MOST' ? Math.max(1, Math.ceil(count / 2)) : 1;
}

/** So many of the groups and more: one of them, and one less of those after it. */
function atLeast(size: number, groups: readonly string[]): string {
  if (size === 1) return `(${groups.join(' | ')})`;
  const ways = groups.slice(0, groups.length - size + 1);
  return `(${ways.map((group, nth) => `${group} & ${atLeast(size - 1, groups.slice(nth + 1))}`).join(' | ')})`;
}

/** Rule: the tsquery for documents that hold enough of what is asked for; of more than five groups the longest are taken where some may be missing. */
export function tsqueryFor({ all, groups }: Pick<Words, 'all' | 'groups'>, strictness: Strictness): string {
  if (strictness === 'ALL' || groups.length === 1) return all;
  const telling = [...groups].sort((one, other) => other.length - one.length).slice(0, CHOSEN_FROM);
  return atLeast(neededOf(telling.length, strictness), telling);
}
