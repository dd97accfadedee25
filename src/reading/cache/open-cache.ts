import type { Hub } from '../../identity/hub.ts';
import type { Front } from '../../platform/graphql/engine.ts';
import { openGate } from '../limits/open-gate.ts';
import { Memory } from '../memory.ts';
import { type ReadingContext, readingContextOf } from '../reading-context.ts';
import { createFront } from './front.ts';
import { ResponseCache } from './response-cache.ts';
import { EVERYTHING, tagsOf } from './tags.ts';

const MEGABYTE = 1_048_576;

/**
 * The front of the reading API, which hears of every change: answers are kept as long as `TONGGAO_CACHE_MB` has room,
 * and what every question needs is remembered. With a read replica, which may lag behind what was heard, neither is.
 */
export async function openCache(hub: Hub): Promise<Front<ReadingContext>> {
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
  const context = (fields?: ReadonlySet<string>) => readingContextOf(hub, { fields, memory });
  const isSound = () => megabytes > 0 && isHearing();
  const gate = openGate(hub);
  return (engine, compiled) => createFront({ cache, isSound, engine, compiled, context, gate });
}
