import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { editionHash } from './chain.ts';
import { Edition } from './edition.ts';

const LEDGER_LOCK = 7_463_003;

/** What is said of an edition; the ledger adds its place, its moment and its hashes. */
export type EditionDraft = Pick<
  Edition,
  | 'contentId'
  | 'copyId'
  | 'act'
  | 'snapshot'
  | 'revisionHash'
  | 'approvals'
  | 'tiers'
  | 'authorIds'
  | 'grounds'
  | 'withdrawal'
  | 'marks'
  | 'changeNote'
>;

/** The end of the ledger, and the last number of a content. */
const LAST = `select head.sequence, head.hash, own.number
  from (select max(number) as number from edition where content_id = ?) own
  left join (select sequence, hash from edition order by sequence desc limit 1) head on true`;

interface Last {
  sequence: number | null;
  hash: string | null;
  number: number | null;
}

/**
 * Holds the ledger until the transaction ends: whatever is published before or after is seen whole. Who also holds rows of
 * publications holds the ledger first, always, so that two such acts wait for each other and never for good.
 */
export async function holdLedger(ctx: Context): Promise<void> {
  if (!ctx.em.isInTransaction()) throw new Error('the ledger is held inside a transaction only');
  await ctx.em.execute(`select pg_advisory_xact_lock(${LEDGER_LOCK})`);
}

/** Adds an edition to the end of the ledger, in the act's own transaction; the ledger is held until that ends. */
export async function appendEdition(ctx: Context, draft: EditionDraft): Promise<Edition> {
  await holdLedger(ctx);
  const [last] = await ctx.em.execute<Last[]>(LAST, [draft.contentId]);
  const unsealed = {
    ...(JSON.parse(canonicalJson(draft)) as EditionDraft),
    id: randomUUIDv7(),
    sequence: (last?.sequence ?? 0) + 1,
    number: (last?.number ?? 0) + 1,
    at: ctx.now(),
    byId: ctx.actor.id,
    previousHash: last?.hash ?? null,
  };
  const edition = ctx.em.create(Edition, { ...unsealed, hash: editionHash(unsealed) });
  await ctx.em.flush();
  return edition;
}
