import type { ReviewRecord } from './approval.ts';
import type { Emergency } from './emergency.ts';
import type { Override } from './override.ts';
import type { SecrecyDeclaration } from './secrecy-statement.ts';

/** What an edition stands on besides its approvals: what was overridden, and the declaration that nothing in it is secret. */
export interface Grounds {
  overrides: Override[];
  secrecy: SecrecyDeclaration | null;
  /** The emergency that it was brought out in, in place of approvals. */
  emergency?: Emergency;
}

/** Rule: the grounds in a record of review, as an edition keeps them. */
export function groundsOf({ overrides = [], secrecy, emergency }: ReviewRecord): Grounds {
  return { overrides, secrecy: secrecy ?? null, ...(emergency && { emergency }) };
}
