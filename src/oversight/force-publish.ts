import type { Copy } from '../content/copy.ts';
import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { publish } from '../release/publish.ts';
import { type Declaration, declareEmergency } from '../review/declare-emergency.ts';
import { openRetrospect } from '../review/open-retrospect.ts';

/** Publishes a copy in an emergency, whatever its state before publication, and has its tiers decide on that very text within a working day. */
export function forcePublish(ctx: Context, input: Declaration): Promise<Copy> {
  return transact(ctx, async (tx) => {
    const declared = await declareEmergency(tx, input);
    const copy = await publish(tx, { id: input.id });
    await openRetrospect(tx, declared);
    return copy;
  });
}
