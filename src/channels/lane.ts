import type { Context } from '../identity/context.ts';
import type { Channel } from './channel.ts';

/** A channel as far as its turn goes by it. */
export type Lane = Pick<Channel, 'id' | 'host' | 'pausedBy' | 'pausedUntil'>;

const LANES = `select id, host, paused_by as "pausedBy", paused_until as "pausedUntil", ailing_since is not null as "isAiling"
  from channel where id = any(?::uuid[])`;

type Row = Omit<Lane, 'pausedUntil'> & { pausedUntil: string | Date | null; isAiling: boolean };

/** Channels as far as their turns go by them, and whether they have been failing or paused; hundreds are concluded at once, and most of them just work. */
export async function readLanes(
  tx: Context,
  ids: readonly string[],
): Promise<(Lane & { isAiling: boolean })[]> {
  const rows = await tx.em.execute<Row[]>(LANES, [`{${ids.join(',')}}`]);
  return rows.map(({ pausedUntil, ...row }) => {
    return { ...row, pausedUntil: pausedUntil === null ? null : new Date(pausedUntil) };
  });
}
