import { must } from '../platform/refusal.ts';
import { CopyState } from './copy-state.ts';

/** What can be done to a copy. */
export type CopyAct =
  | 'revise'
  | 'submit'
  | 'decide'
  | 'recall'
  | 'publish'
  | 'force'
  | 'reweigh'
  | 'override';

const { DRAFT, IN_REVIEW, RETURNED, APPROVED, SCHEDULED, PUBLISHED } = CopyState;

/** From which states each act is possible; a published copy is changed by a correction only, and decided
 * on only where an emergency made it public. */
export const LIFECYCLE: Record<CopyAct, readonly CopyState[]> = {
  revise: [DRAFT, IN_REVIEW, RETURNED, APPROVED, SCHEDULED],
  submit: [DRAFT, RETURNED],
  decide: [IN_REVIEW, PUBLISHED],
  recall: [IN_REVIEW, APPROVED, SCHEDULED],
  publish: [APPROVED, SCHEDULED],
  force: [DRAFT, IN_REVIEW, RETURNED, APPROVED, SCHEDULED],
  reweigh: [DRAFT, IN_REVIEW, RETURNED, APPROVED, SCHEDULED],
  override: [DRAFT, RETURNED],
};

/** Refuses an act that the copy's state does not allow, with WRONG_STATE. */
export function mustAllow(act: CopyAct, state: CopyState): void {
  must(LIFECYCLE[act].includes(state), 'WRONG_STATE', undefined, { state });
}
