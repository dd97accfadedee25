import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { entryHash } from './chain.ts';
import { Entry } from './entry.ts';

const CHAIN_LOCK = 7_463_002;

/**
 * Writes a line into the journal in the act's own transaction. `act` is `thing.past-tense`. The chain is held
 * from here to the end of the transaction, so record last.
 */
export async function record(
  ctx: Context,
  act: string,
  subject: { type: string; id: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  if (!ctx.em.isInTransaction()) throw new Error(`record ${act} outside a transaction`);
  await ctx.em.execute(`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
  const [last] = await ctx.em.execute<{ number: number; hash: string }[]>(
    'select number, hash from journal_entry order by number desc limit 1',
  );
  const unsealed = {
    id: randomUUIDv7(),
    number: (last?.number ?? 0) + 1,
    at: ctx.now(),
    actorId: ctx.actor.id,
    actorName: ctx.actor.username,
    act,
    subjectType: subject.type,
    subjectId: subject.id,
    detail: JSON.parse(canonicalJson(detail)) as Record<string, unknown>,
    previousHash: last?.hash ?? null,
  };
  await ctx.em.insert(Entry, { ...unsealed, hash: entryHash(unsealed) });
}
