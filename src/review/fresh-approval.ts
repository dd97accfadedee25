import { Sensitivity } from '../content/sensitivity.ts';
import type { Context } from '../identity/context.ts';
import { mustBeFresh } from '../identity/fresh.ts';

/** Refuses an approval of copy above the general level by somebody who has not just shown who they are; every act that approves asks this. */
export function mustBeFreshFor(ctx: Context, sensitivity: Sensitivity | null): void {
  if (sensitivity !== Sensitivity.GENERAL) mustBeFresh(ctx);
}
