import type { Queue, WorkOptions } from 'pg-boss';

/**
 * Payloads of every job, by name. Each folder adds the jobs it owns by declaration merging in its
 * `module.ts`, so that a wrong field at `enqueue` is a compile error.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface JobPayloads {}

export type JobName = keyof JobPayloads & string;

/** How a job is run and how its queue behaves. */
export interface Job<C, N extends JobName> {
  run(ctx: C, payload: JobPayloads[N]): Promise<void>;
  queue?: Omit<Queue, 'name'>;
  work?: WorkOptions;
}

/** A folder's jobs by name. */
export type JobTable<C> = { [N in JobName]?: Job<C, N> };
