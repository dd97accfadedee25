import type { Queue, WorkOptions } from 'pg-boss';

/**
 * Payloads of every job, by name. Each folder adds the jobs it owns by declaration merging in its
 * `module.ts`, so that a wrong field at `enqueue` is a compile error.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface JobPayloads {}

export type JobName = keyof JobPayloads & string;

/** How many jobs of a queue are in hand at once in a process, and how they are begun together. */
export interface Crowd<C, P> {
  hands: number;
  /** Begins all of them, and answers for each when it is over. */
  run(ctx: C, payloads: P[]): Promise<void>[];
}

/** How a job is run and how its queue behaves. */
export interface Job<C, N extends JobName> {
  run(ctx: C, payload: JobPayloads[N]): Promise<void>;
  queue?: Omit<Queue, 'name'>;
  work?: WorkOptions;
  /**
   * For jobs that wait for others more than they work: taken and let go many at a time, in place of `work`. Their queue is
   * of policy `key_strict_fifo`, and jobs of one key say the same.
   */
  crowd?: Crowd<C, JobPayloads[N]>;
}

/** A folder's jobs by name. */
export type JobTable<C> = { [N in JobName]?: Job<C, N> };

/** What is queued of one job. Of two that are due the one of higher priority goes first. */
export interface Queued<P> {
  payload: P;
  singletonKey?: string;
  group?: { id: string };
  startAfter?: Date;
  priority?: number;
}
