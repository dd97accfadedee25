import { existsSync } from 'node:fs';
import type { Context } from '../identity/context.ts';
import { verifyJournal } from '../journal/verify.ts';
import { verifyLedger } from '../release/verify.ts';
import { checkAnchors } from './check-anchors.ts';
import { anchorFile } from './jobs.ts';

/** What `tonggao verify` tells. */
export interface HubVerdict {
  editions: number;
  publications: number;
  entries: number;
  anchors: number;
  /** The first thing that is wrong, or null. */
  fault: string | null;
}

async function anchorsOf(
  ctx: Context,
  path: string | undefined,
): Promise<{ anchors: number; fault: string | null }> {
  const own = anchorFile(ctx.dataDirectory);
  if (!path && !existsSync(own)) return { anchors: 0, fault: null };
  return checkAnchors(ctx.em, path ?? own, ctx.secret);
}

/** Proves the ledger, the journal and what readers see, and both chains against the anchors of a file, or of the hub's own. */
export async function verifyHub(ctx: Context, path?: string): Promise<HubVerdict> {
  const { fault: ledgerFault, ...ledger } = await verifyLedger(ctx.em);
  const journal = await verifyJournal(ctx.em);
  const { anchors, fault } = await anchorsOf(ctx, path);
  return { ...ledger, entries: journal.entries, anchors, fault: ledgerFault ?? journal.fault ?? fault };
}
