import { ContentKind } from '../content/content-kind.ts';
import { Validity } from '../content/parts.ts';
import type { Edition } from './edition.ts';
import type { Mark } from './mark.ts';

function strongest(acts: Set<Mark['act']>): Validity | null {
  if (acts.has('REPEAL')) return Validity.REPEALED;
  if (acts.has('EXPIRE')) return Validity.EXPIRED;
  return acts.has('AMEND') ? Validity.AMENDED : null;
}

const WEIGHT = [Validity.IN_FORCE, Validity.AMENDED, Validity.EXPIRED, Validity.REPEALED];

/** Rule: the validity readers are told: what the text says of itself, or the graver of the marks that stand. */
export function validityShown(own: Validity | null, marks: readonly Mark[]): Validity | null {
  const marked = strongest(new Set(marks.filter((mark) => mark.standing).map((mark) => mark.act)));
  if (!marked || !own) return marked ?? own;
  return WEIGHT.indexOf(marked) > WEIGHT.indexOf(own) ? marked : own;
}

/** Rule: whether an edition stands in lists. A withdrawn one does not, nor one whose time is over, but for policies: those stay, marked as EXPIRED. */
export function standsInLists({
  withdrawal,
  marks,
  snapshot,
}: Pick<Edition, 'withdrawal' | 'marks' | 'snapshot'>): boolean {
  const isOver = marks.some((mark) => mark.act === 'EXPIRE' && mark.standing);
  return withdrawal === null && !(isOver && snapshot.kind !== ContentKind.POLICY);
}
