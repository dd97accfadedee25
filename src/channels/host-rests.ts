import type { Context } from '../identity/context.ts';
import type { Channel } from './channel.ts';
import { LONGEST_REST_MS, restOf } from './host.ts';

const RESTING = `select name, rests_until as "until", asked_by_id as "askedById" from far_host
  where name = any(?::text[]) and rests_until between ? and ?`;

const REST = `insert into far_host (name, rests_until, asked_by_id)
  select name, until, id from jsonb_to_recordset(?::jsonb) as asked (name text, until timestamptz, id uuid)
  on conflict (name) do update set rests_until = excluded.rests_until, asked_by_id = excluded.asked_by_id`;

/** A host that rests: until when, and by whose word. */
export interface Rest {
  until: Date;
  /** The channel that was told. */
  askedById: string;
}

/** The hosts of channels, each once, in order. */
export function hostsOf(channels: readonly Pick<Channel, 'host'>[]): string[] {
  return [...new Set(channels.flatMap(({ host }) => host ?? []))].sort();
}

/** Texts as PostgreSQL reads an array of them. */
export function list(texts: readonly string[]): string {
  return `{${texts.map((text) => JSON.stringify(text)).join(',')}}`;
}

/** Which of the hosts rest, and until when. A rest further ahead than any rule puts one was written while the clock stood wrong. */
export async function restingAmong(tx: Context, hosts: string[]): Promise<Map<string, Rest>> {
  const now = tx.now();
  const asked = [list(hosts), now, new Date(now.getTime() + LONGEST_REST_MS)];
  const rows = await tx.em.execute<(Rest & { name: string })[]>(RESTING, asked);
  return new Map(rows.map(({ name, until, askedById }) => [name, { until: new Date(until), askedById }]));
}

/** Lets hosts rest until the moments they asked for, by what a channel of each was told last, as far as that is reasonable, in the act's own transaction. */
export async function letRest(
  tx: Context,
  asked: readonly { channel: Channel; until: Date }[],
): Promise<void> {
  const rests = new Map<string, object>();
  for (const { channel, until } of asked) {
    const { id, host } = channel;
    if (host !== null) rests.set(host, { name: host, until: restOf(until, tx.now()), id });
  }
  if (rests.size > 0) await tx.em.execute(REST, [JSON.stringify([...rests.values()])]);
}

/** Ends the rests of hosts that channels go to, in the act's own transaction. */
export async function endRests(tx: Context, channels: readonly Pick<Channel, 'host'>[]): Promise<void> {
  const hosts = hostsOf(channels);
  if (hosts.length > 0)
    await tx.em.execute('delete from far_host where name = any(?::text[])', [list(hosts)]);
}
