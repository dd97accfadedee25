import type { LinkageCondition } from './linkage-rule.ts';

/** What a linkage condition looks at in an item. */
interface LinkedItem {
  title: string;
  policy: { theme?: string | null } | null;
}

/** What a linkage condition looks at in a site. */
interface LinkedSite {
  industries: readonly string[];
  regions: readonly string[];
}

/**
 * Rule: whether a condition speaks of an item: its title holds one of the words of `titleMatches` (separated by `|`),
 * and its theme (主题分类) one of `themes`. Width and case of letters do not count; what is not given holds.
 */
export function speaksOf(where: LinkageCondition | null, item: LinkedItem): boolean {
  const words = (where?.titleMatches ?? '').split(/[|｜]/u);
  return holdsOne(item.title, words) && holdsOne(item.policy?.theme ?? '', where?.themes ?? []);
}

/** Rule: whether a condition speaks to a site: it is of one of the industries and one of the regions; what is not given holds. */
export function speaksTo(where: LinkageCondition | null, site: LinkedSite): boolean {
  return isAmong(site.industries, where?.industries ?? []) && isAmong(site.regions, where?.regions ?? []);
}

function holdsOne(text: string, words: readonly string[]): boolean {
  const wanted = words.map(folded).filter((word) => word !== '');
  return wanted.length === 0 || wanted.some((word) => folded(text).includes(word));
}

function isAmong(has: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((word) => has.map(folded).includes(folded(word)));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
