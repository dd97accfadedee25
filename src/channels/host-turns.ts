import type { Context } from '../identity/context.ts';
import type { Channel } from './channel.ts';
import { DeliveryState } from './delivery.ts';
import { HOST_HANDS } from './host.ts';
import { hostsOf, list, type Rest, restingAmong } from './host-rests.ts';
import type { Lane } from './lane.ts';
import type { Waiting } from './line.ts';
import { wakeAll, wakeEach } from './wake.ts';

/** What was taken in hand earlier has been lost with its process: no adapter takes as long. */
const LOST_AFTER_MS = 60_000;

// In one order, so that two processes never wait for each other.
const HOLD =
  'select pg_advisory_xact_lock(hashtextextended(host, 45)) from unnest(?::text[]) as asked (host)';

const BUSY = `select host, count(*)::int as count from delivery join channel on channel.id = channel_id
  where in_hand_since > ? and host = any(?::text[]) group by host`;

const CALL_IN = `update channel set queued_at = null where id in (
    select next.id from unnest(?::text[], ?::int[]) as asked (host, room) cross join lateral (
      select id from channel where channel.host = asked.host and queued_at is not null
      order by queued_at, id limit asked.room for update skip locked) next)
  returning id`;

/** A channel, and what is next in its line. */
export interface Due {
  channel: Channel;
  next: Waiting;
}

function isLeaving({ next }: Due): boolean {
  return next.state === DeliveryState.RETRACTING;
}

/** What is to be taken back goes to the head of those who wait. */
function waitsSince(due: Due, now: Date): Date {
  return isLeaving(due) ? new Date(0) : now;
}

/** Holds the hosts of channels to the end of the transaction, before anything else is held: how much is in hand there is counted by one at a time. */
export async function holdHosts(tx: Context, channels: readonly Lane[]): Promise<void> {
  const hosts = hostsOf(channels);
  if (hosts.length > 0) await tx.em.execute(HOLD, [list(hosts)]);
}

async function roomAt(tx: Context, hosts: string[]): Promise<Map<string, number>> {
  const since = new Date(tx.now().getTime() - LOST_AFTER_MS);
  const busy = await tx.em.execute<{ host: string; count: number }[]>(BUSY, [since, list(hosts)]);
  const room = new Map(hosts.map((host) => [host, HOST_HANDS]));
  for (const { host, count } of busy) room.set(host, HOST_HANDS - count);
  return room;
}

interface Turns {
  room: Map<string, number>;
  resting: Map<string, Rest>;
  /** Who is to come again when the rest of its host is over. */
  waiting: { channelId: string; startAfter: Date }[];
}

/** Until when a channel waits because its host rests; the channel that was told so waits by its own line. */
function restFor({ id, host }: Channel, { resting }: Turns): Date | undefined {
  const rest = host === null ? undefined : resting.get(host);
  return rest?.askedById === id ? undefined : rest?.until;
}

/** Lets a channel go to its host, or puts it where it waits: at the door, or until the rest is over. */
function letIn(due: Due, turns: Turns, now: Date): boolean {
  const { channel } = due;
  const until = restFor(channel, turns);
  const left = channel.host === null ? 1 : (turns.room.get(channel.host) ?? 0);
  if (until) turns.waiting.push({ channelId: channel.id, startAfter: until });
  const goes = !until && left > 0;
  channel.queuedAt = until || goes ? null : (channel.queuedAt ?? waitsSince(due, now));
  if (goes && channel.host !== null) turns.room.set(channel.host, left - 1);
  return goes;
}

/**
 * Which of the channels may go to their hosts now: a few at a time for each host, retractions first, and none to a host
 * that rests. The others wait at the host's door, or until its rest is over. The hosts must be held.
 */
export async function admit(tx: Context, channels: readonly Channel[], due: readonly Due[]): Promise<Due[]> {
  const hosts = hostsOf(channels);
  if (hosts.length === 0) return [...due];
  const turns: Turns = {
    room: await roomAt(tx, hosts),
    resting: await restingAmong(tx, hosts),
    waiting: [],
  };
  const inOrder = [...due.filter(isLeaving), ...due.filter((one) => !isLeaving(one))];
  const admitted = inOrder.filter((one) => letIn(one, turns, tx.now()));
  await wakeEach(tx, turns.waiting);
  const busy = new Set(due.map(({ channel }) => channel));
  // Whoever was let in and has nothing to do there makes room for the next.
  const idle = channels.filter((channel) => !busy.has(channel));
  await callIn(tx, idle);
  return admitted;
}

/** Lets in as many of those that wait at the doors of the channels' hosts as there are channels that left. The hosts must be held. */
export async function callIn(tx: Context, left: readonly Lane[]): Promise<void> {
  const room = new Map<string, number>();
  for (const { host } of left) if (host !== null) room.set(host, (room.get(host) ?? 0) + 1);
  if (room.size === 0) return;
  const asked = [list([...room.keys()]), `{${[...room.values()].join(',')}}`];
  const called = await tx.em.execute<{ id: string }[]>(CALL_IN, asked);
  await wakeAll(
    tx,
    called.map(({ id }) => id),
  );
}
