import type { EnqueuedTaskPromise } from 'meilisearch';
import { MeilisearchFailure } from '../../platform/meilisearch.ts';

const TIMEOUT = 120_000;
const INTERVAL = 20;

/** Waits until the server has done what it was told; throws with its reason if it could not. */
export async function awaitTask(told: EnqueuedTaskPromise, timeout: number = TIMEOUT): Promise<void> {
  const task = await told.waitTask({ timeout, interval: INTERVAL });
  if (task.status !== 'succeeded') throw new MeilisearchFailure(202, task.error ?? { message: task.status });
}
