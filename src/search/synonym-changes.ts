import type { SynonymGroup } from './synonym-file.ts';

/** What a list of synonyms has that another has not, and the other way round; a group that was changed is in both. */
export interface SynonymChanges {
  added: SynonymGroup[];
  removed: SynonymGroup[];
}

/** Groups that say the same are one, in whatever order their words stand. */
function byMeaning(groups: readonly SynonymGroup[]): Map<string, SynonymGroup> {
  const meaning = ({ words, also, kind }: SynonymGroup) =>
    JSON.stringify([words.toSorted(), also.toSorted(), kind]);
  return new Map(groups.map((group) => [meaning(group), group]));
}

/** Rule: what was added to a list of synonyms and what was removed from it. */
export function changesBetween(
  before: readonly SynonymGroup[],
  after: readonly SynonymGroup[],
): SynonymChanges {
  const [old, now] = [byMeaning(before), byMeaning(after)];
  const only = (one: typeof old, other: typeof old) =>
    [...one].flatMap(([meaning, group]) => (other.has(meaning) ? [] : [group]));
  return { added: only(now, old), removed: only(old, now) };
}
