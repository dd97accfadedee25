import type { FeedLevel } from './feed.ts';
import type { LinkageCondition } from './linkage-rule.ts';

/** What a linkage condition looks at in an item; `level` is that of the feed it was found in. */
export interface LinkedItem {
  title: string;
  policy: { theme?: string | null } | null;
  level: `${FeedLevel}`;
}

/** What a linkage condition looks at in a site. */
interface LinkedSite {
  industries: readonly string[];
  regions: readonly string[];
}

/**
 * Rule: whether a condition speaks of an item: it is of one of the levels, its title holds one of the words of
 * `titleMatches` (separated by `|`), and its theme (主题分类) one of `themes`. Width and case of letters do not count; what
 * is not given holds.
 */
export function speaksOf(where: LinkageCondition | null, item: LinkedItem): boolean {
  const words = (where?.titleMatches ?? '').split(/[|｜]/u);
  const isOfLevel = isAmong([item.level], where?.levels ?? []);
  return isOfLevel && holdsOne(item.title, words) && holdsOne(item.policy?.theme ?? '', where?.themes ?? []);
}

/** Rule: whether a condition speaks to a site: it is of one of the industries and one of the regions; what is not given holds. */
export function speaksTo(where: LinkageCondition | null, site: LinkedSite): boolean {
  return isAmong(site.industries, where?.industries ?? []) && isAmong(site.regions, where?.regions ?? []);
}

/**
 * Rule: whether a condition is content with who publishes an item: where it asks for counterparts (对口部门), one of the
 * publishers must be one of the departments, or bear its name (国家卫生健康委员会办公厅). Nobody's counterpart is nobody.
 */
export function isContentWith(
  where: LinkageCondition | null,
  counterparts: readonly string[],
  publishers: readonly string[],
): boolean {
  if (!where?.counterparts) return true;
  const names = counterparts.map(folded).filter((name) => name !== '');
  return publishers.some((publisher) => names.some((name) => folded(publisher).includes(name)));
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
