import { LockMode } from '@mikro-orm/core';
import type { Context } from '../identity/context.ts';
import { transact } from '../platform/database/transact.ts';
import { seal, unsealWith } from '../platform/seal.ts';
import { Channel } from './channel.ts';
import { ChannelMemory } from './channel-memory.ts';

/** What became of the sealed texts; `lost` were sealed under a key that is not known. */
export interface Resealed {
  resealed: number;
  lost: number;
}

const KINDS = [Channel, ChannelMemory] as const;

async function resealOne(ctx: Context, kind: (typeof KINDS)[number], id: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const kept = await tx.em.findOne(
      kind as typeof Channel,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!kept?.sealed) return true;
    try {
      const plain = unsealWith([tx.secret, ...tx.formerSecrets], kept.sealed);
      kept.sealed = seal(tx.secret, plain);
      return true;
    } catch {
      return false;
    }
  });
}

/** Seals every secret of the channels anew under the present key, so that the former keys may be forgotten. It may be broken off and run again. */
export async function resealSecrets(ctx: Context): Promise<Resealed> {
  const outcome = { resealed: 0, lost: 0 };
  for (const kind of KINDS) {
    const rows = await ctx.em.find(kind as typeof Channel, { sealed: { $ne: null } }, { fields: ['id'] });
    for (const { id } of rows) outcome[(await resealOne(ctx, kind, id)) ? 'resealed' : 'lost'] += 1;
  }
  return outcome;
}
