import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { gather } from '../platform/database/transact.ts';
import { entryHash } from './chain.ts';
import { Entry } from './entry.ts';

const CHAIN_LOCK = 7_463_002;

/** So many lines go into one statement, which has room for 65,535 values. */
const BATCH = 1_000;

/** A line as an act tells it; the chain adds its place, its moment and its hashes. */
type Line = Pick<Entry, 'actorId' | 'actorName' | 'act' | 'subjectType' | 'subjectId' | 'detail'> & {
  now: () => Date;
};

/**
 * Writes a line into the journal in the act's own transaction. `act` is `thing.past-tense`. All lines of a transaction
 * go into the chain together as its last thing, in their order, so that nobody waits for the rest of another's act.
 */
export async function record(
  ctx: Context,
  act: string,
  subject: { type: string; id: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  if (!ctx.em.isInTransaction()) throw new Error(`record ${act} outside a transaction`);
  const { actor, now } = ctx;
  const line: Line = {
    now,
    actorId: actor.id,
    actorName: actor.username,
    act,
    subjectType: subject.type,
    subjectId: subject.id,
    detail: JSON.parse(canonicalJson(detail)) as Record<string, unknown>,
  };
  gather(ctx, line, addToChain);
}

/** Adds lines to the end of the chain, which is held until the transaction ends. */
async function addToChain({ em }: Context, lines: readonly Line[]): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(${CHAIN_LOCK})`);
  const [last] = await em.execute<Pick<Entry, 'number' | 'hash'>[]>(
    'select number, hash from journal_entry order by number desc limit 1',
  );
  const entries: Entry[] = [];
  for (const { now, ...line } of lines) {
    const before = entries.at(-1) ?? last;
    const place = { number: (before?.number ?? 0) + 1, at: now(), previousHash: before?.hash ?? null };
    const unsealed = { id: randomUUIDv7(), ...place, ...line };
    entries.push({ ...unsealed, hash: entryHash(unsealed) });
  }
  for (let from = 0; from < entries.length; from += BATCH)
    await em.insertMany(Entry, entries.slice(from, from + BATCH));
}
