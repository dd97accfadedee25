import type { Hub } from '../../identity/hub.ts';
import type { Gate } from '../limits/gate.ts';
import { openGate } from '../limits/open-gate.ts';
import { Memory } from '../memory.ts';
import { ResponseCache } from './response-cache.ts';
import { EVERYTHING, tagsOf } from './tags.ts';

const MEGABYTE = 1_048_576;

/** What the public addresses of a hub share in a process: the answers kept, what is remembered, and who may ask how much. */
export interface KeptAnswers {
  cache: ResponseCache;
  /** Whether every change of more than a moment ago has reached the cache; while it has not, nothing is kept nor given from it. */
  isSound: () => boolean;
  /** Absent where nothing tells of changes. */
  memory: Memory | undefined;
  gate: Gate;
}

const opened = new WeakMap<Hub, Promise<KeptAnswers>>();

/**
 * The answers a hub keeps in this process, as long as `TONGGAO_CACHE_MB` has room; it hears of every change from the first
 * call on. With a read replica, which may lag behind what was heard, nothing is kept nor remembered.
 */
export function keptAnswers(hub: Hub): Promise<KeptAnswers> {
  const present = opened.get(hub) ?? open(hub);
  opened.set(hub, present);
  return present;
}

async function open(hub: Hub): Promise<KeptAnswers> {
  const { TONGGAO_CACHE_MB: megabytes, DATABASE_REPLICA_URLS: replicas } = hub.env;
  const cache = new ResponseCache(megabytes * MEGABYTE);
  const listens = !replicas?.length;
  if (listens) {
    await hub.changes.start({
      heard: (payload) => cache.purge(tagsOf(payload)),
      lost: () => cache.purge([EVERYTHING]),
    });
  }
  const isHearing = () => hub.changes.sound;
  const memory = listens ? new Memory(cache.purges, isHearing) : undefined;
  return { cache, isSound: () => megabytes > 0 && isHearing(), memory, gate: openGate(hub) };
}
