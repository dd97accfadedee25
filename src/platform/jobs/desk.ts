/** What a job is known by while it is in hand. */
export interface Hold {
  id: string;
  retryCount: number;
}

/** A job as it was taken. */
export interface Taken extends Hold {
  data: unknown;
}

/** The queue as the hands reach it. */
export interface Desk {
  take(most: number, minPriority?: number): Promise<Taken[]>;
  /** Begins jobs, and answers for each when it is over. */
  begin(jobs: Taken[]): Promise<void>[];
  complete(jobs: Hold[]): Promise<unknown>;
  fail(job: Hold, error: unknown): Promise<unknown>;
  touch(jobs: Hold[]): Promise<unknown>;
  warn(error: unknown): void;
}
