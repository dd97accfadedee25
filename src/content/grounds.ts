import type { ReviewRecord } from './approval.ts';
import type { Override } from './override.ts';
import type { SecrecyDeclaration } from './secrecy-statement.ts';

/** What an edition stands on besides its approvals: what was overridden, and the declaration that nothing in it is secret. */
export interface Grounds {
  overrides: Override[];
  secrecy: SecrecyDeclaration | null;
}

/** Rule: the grounds in a record of review, as an edition keeps them. */
export function groundsOf({ overrides = [], secrecy }: ReviewRecord): Grounds {
  return { overrides, secrecy: secrecy ?? null };
}
