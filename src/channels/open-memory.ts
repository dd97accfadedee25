import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../identity/context.ts';
import { seal, unsealWith } from '../platform/seal.ts';
import type { Memory } from './adapters/index.ts';

const READ = `select sealed, version, (expires_at is not null and expires_at <= ?) as expired
  from channel_memory where channel_id = ? and name = ?`;

/** A row that is there is replaced only at the version that was seen; 0 is none, or one that has expired. */
const WRITE = `insert into channel_memory as m (id, channel_id, name, sealed, version, expires_at)
  values (?, ?, ?, ?, 1, ?)
  on conflict (channel_id, name) do update
    set sealed = excluded.sealed, version = m.version + 1, expires_at = excluded.expires_at
    where m.version = ? or (? = 0 and m.expires_at <= ?)
  returning version`;

interface Row {
  sealed: string;
  version: number;
  expired: boolean;
}

/** What was sealed under a secret that is gone is as if empty, at its version, so that it can be written anew. */
function opened(ctx: Context, sealed: string): string {
  try {
    return unsealWith([ctx.secret, ...ctx.formerSecrets], sealed);
  } catch {
    return '';
  }
}

/** The memory of a channel. Each reading and writing is a statement of its own, never part of a transaction; `onValue` hears every value, so that it can be kept out of what is written down. */
export function openMemory(ctx: Context, channelId: string, onValue: (value: string) => void): Memory {
  // Most tries remember nothing.
  const emOf = () => ctx.em.fork({ clear: true });
  return {
    read: async (name) => {
      const [row] = await emOf().execute<Row[]>(READ, [ctx.now(), channelId, name]);
      if (!row || row.expired) return null;
      const value = opened(ctx, row.sealed);
      onValue(value);
      return { value, version: row.version };
    },
    write: async (name, value, { version, expiresAt }) => {
      onValue(value);
      const row = [randomUUIDv7(), channelId, name, seal(ctx.secret, value), expiresAt ?? null];
      const written = await emOf().execute<object[]>(WRITE, [...row, version, version, ctx.now()]);
      return written.length > 0;
    },
  };
}
