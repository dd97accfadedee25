import { normaliseNumber } from '../content/check-parts.ts';
import type { PolicyPart } from '../content/parts.ts';

/** What one policy does to another. */
export type ChainAct = 'REPEAL' | 'AMEND';

/** A policy that a publication repeals or amends, as its text says; the number in its one form. */
export interface ChainLink {
  act: ChainAct;
  contentId: string | null;
  number: string | null;
  title: string | null;
}

/**
 * What stands beside a published text: that the policy `contentId` repeals or amends it, or that its own time is over.
 * It is `standing` once its moment `since` (ISO instant) has come.
 */
export interface Mark {
  act: ChainAct | 'EXPIRE';
  contentId: string | null;
  number: string | null;
  title: string | null;
  since: string;
  standing: boolean;
}

/** Rule: what a policy repeals and amends, in the order it says so. */
export function chainOf(policy: PolicyPart | null): ChainLink[] {
  const links = (act: ChainAct, named: PolicyPart['repeals']) =>
    (named ?? []).map(({ contentId = null, number, title = null }) => ({
      ...{ act, contentId, title },
      number: number ? normaliseNumber(number) : null,
    }));
  return [...links('REPEAL', policy?.repeals), ...links('AMEND', policy?.amends)];
}
