import type { Context } from '../identity/context.ts';
import type { Edition } from './edition.ts';
import { followChain } from './follow-chain.ts';
import { followExpiry } from './follow-expiry.ts';
import { followInterpretation } from './follow-interpretation.ts';

/** Does what an edition means for other contents and for what is owed, in the act's own transaction, once it has been announced. */
export async function followUp(tx: Context, edition: Edition): Promise<void> {
  await followChain(tx, edition);
  await followInterpretation(tx, edition);
  await followExpiry(tx, edition);
}
