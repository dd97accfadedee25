import type { Hub } from '../../identity/hub.ts';
import { ReplicatedPool } from '../../platform/database/replicas.ts';
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
  memory: Memory;
  gate: Gate;
}

const opened = new WeakMap<Hub, Promise<KeptAnswers>>();

/**
 * The answers a hub keeps in this process, as long as `TONGGAO_CACHE_MB` has room; it hears of every change from the first
 * call on, and tells read replicas of it first.
 */
export function keptAnswers(hub: Hub): Promise<KeptAnswers> {
  const present = opened.get(hub) ?? open(hub);
  opened.set(hub, present);
  return present;
}

async function open(hub: Hub): Promise<KeptAnswers> {
  const { TONGGAO_CACHE_MB: megabytes } = hub.env;
  const cache = new ResponseCache(megabytes * MEGABYTE);
  const purge = (tags: string[]) => {
    if (hub.reader instanceof ReplicatedPool) hub.reader.changed();
    cache.purge(tags);
  };
  await hub.changes.start({
    heard: (payload) => purge(tagsOf(payload)),
    lost: () => purge([EVERYTHING]),
  });
  const isHearing = () => hub.changes.sound;
  const memory = new Memory(cache.purges, isHearing);
  return { cache, isSound: () => megabytes > 0 && isHearing(), memory, gate: openGate(hub) };
}
