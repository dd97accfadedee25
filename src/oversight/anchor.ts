import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../identity/context.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { signingKey } from '../platform/signature.ts';

/** The heads of both chains at one moment; 0 and null for a chain of nothing. */
export interface Heads {
  /** ISO instant. */
  at: string;
  edition: { number: number; hash: string | null };
  journal: { number: number; hash: string | null };
}

/** One line of an anchor file: the heads, and the ed25519 signature of their canonical JSON in base64. */
export interface Anchor extends Heads {
  signature: string;
}

const HEADS = `select
  (select jsonb_build_object('number', sequence, 'hash', hash) from edition order by sequence desc limit 1) as edition,
  (select jsonb_build_object('number', number, 'hash', hash) from journal_entry order by number desc limit 1) as journal`;

type Head = Heads['edition'];

async function headsOf(em: EntityManager, at: Date): Promise<Heads> {
  const [row] = await em.execute<{ edition: Head | null; journal: Head | null }[]>(HEADS);
  const none = { number: 0, hash: null };
  return { at: at.toISOString(), edition: row?.edition ?? none, journal: row?.journal ?? none };
}

/**
 * Writes the heads of the ledger and of the journal, signed, as one more line of a file outside the database. Who later
 * cuts both chains at one point, or writes them anew, does not know what stands there, or cannot sign it.
 */
export async function anchor(ctx: Pick<Context, 'em' | 'now' | 'secret'>, path: string): Promise<Anchor> {
  const heads = await headsOf(ctx.em, ctx.now());
  const signature = signingKey(ctx.secret)
    .sign(Buffer.from(canonicalJson(heads)))
    .toString('base64');
  const line = { ...heads, signature };
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  return line;
}
