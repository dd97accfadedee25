import type { Hub } from '../../identity/hub.ts';
import type { Front } from '../../platform/graphql/engine.ts';
import { type ReadingContext, readingContextOf } from '../reading-context.ts';
import { createFront } from './front.ts';
import { ResponseCache } from './response-cache.ts';
import { EVERYTHING, tagsOf } from './tags.ts';

const MEGABYTE = 1_048_576;

/**
 * The front of the reading API with a cache that hears of every change. Without memory for it, or with a read
 * replica, which may lag behind what was heard, nothing is kept.
 */
export async function openCache(hub: Hub): Promise<Front<ReadingContext>> {
  const { TONGGAO_CACHE_MB: megabytes, DATABASE_REPLICA_URLS: replicas } = hub.env;
  const cache = new ResponseCache(megabytes * MEGABYTE);
  const isOn = megabytes > 0 && !replicas?.length;
  if (isOn) {
    await hub.changes.start({
      heard: (payload) => cache.purge(tagsOf(payload)),
      lost: () => cache.purge([EVERYTHING]),
    });
  }
  const isSound = () => hub.changes.sound;
  return (engine) => createFront({ cache, isSound, engine, context: () => readingContextOf(hub) });
}
