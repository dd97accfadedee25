import type { EntityManager } from '@mikro-orm/postgresql';
import {
  fromKysely,
  PgBoss,
  type Queue,
  type QueueResult,
  type SendOptions,
  type WorkOptions,
} from 'pg-boss';
import type { Logger } from '../log.ts';
import { Crowds } from './crowds.ts';
import type { Taken } from './desk.ts';
import type { Job, JobName, JobPayloads, JobTable, Queued } from './job.ts';

const QUEUE_DEFAULTS = {
  notify: true,
  retryLimit: 20,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  heartbeatSeconds: 30,
  deleteAfterSeconds: 86_400,
};

/** How long what is in hand may take to end when the process stops, in ms. */
const LAST_CALL = 10_000;

/** So many jobs at once change what the database believes of its queue. */
const MANY = 500;

/** The queue, which is also the outbox: jobs live beside the data they speak of. Times in seconds. */
export class Jobs<C> {
  readonly #boss: PgBoss;
  readonly #table: JobTable<C>;
  readonly #log: Logger;
  readonly #context: () => C;
  readonly #crowds: Crowds<C>;

  constructor(options: { url: string; table: JobTable<C>; log: Logger; context: () => C; max?: number }) {
    this.#boss = new PgBoss({
      connectionString: options.url,
      max: options.max ?? 6,
      useListenNotify: true,
      schedule: false,
      // Work of a killed process is taken up again when its heartbeat is missed; this is how often that is looked at.
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    });
    this.#boss.on('error', (error) => options.log.error({ err: error }, 'queue'));
    this.#table = options.table;
    this.#log = options.log;
    this.#context = options.context;
    this.#crowds = new Crowds(this.#boss, options);
  }

  /** Connects, and brings the queue's own schema and every known queue into being. */
  async start(): Promise<void> {
    await this.#boss.start();
    const present = new Map((await this.#boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const [name, job] of this.#entries()) {
      const options = { ...QUEUE_DEFAULTS, ...job.queue };
      const queue = present.get(name);
      if (!queue) await this.#boss.createQueue(name, options);
      else await this.#keepUp(queue, options);
    }
  }

  /** An older installation's queue gets the options of today; its policy stays for good. */
  async #keepUp(queue: QueueResult, { policy: _, ...options }: Omit<Queue, 'name'>): Promise<void> {
    const changed = Object.entries(options).some(([name, value]) => queue[name as keyof Queue] !== value);
    if (changed) await this.#boss.updateQueue(queue.name, options);
  }

  /** Starts a worker for every job. */
  async work(): Promise<void> {
    await this.#crowds.start(this.#entries());
    for (const [name, job] of this.#entries()) {
      if (job.crowd) continue;
      const { localConcurrency: lanes = 1, ...options } = { pollingIntervalSeconds: 2, ...job.work };
      for (let lane = 0; lane < lanes; lane++) await this.#open(name, job, options);
    }
  }

  /**
   * Opens one lane of a queue. Left to itself it would rest for half a minute after each batch, because a thousand jobs
   * of one transaction wake it once only; so it looks for the next as soon as it has done one.
   */
  async #open(name: JobName, job: Job<C, JobName>, options: WorkOptions): Promise<void> {
    let lane = '';
    lane = await this.#boss.work(name, options, async (batch: Taken[]) => {
      try {
        for (const raw of batch) await this.#run(name, job, raw);
      } finally {
        this.#boss.notifyWorker(lane);
      }
    });
  }

  /** Sends a job in the transaction of `em`: it exists exactly if that transaction commits. */
  async send<N extends JobName>(
    em: EntityManager,
    name: N,
    payload: JobPayloads[N],
    options: Omit<SendOptions, 'db'> = {},
  ): Promise<void> {
    await this.#boss.send(name, payload as object, { ...options, db: fromKysely(em.getKysely()) });
  }

  /** Sends many jobs of one name at once in the transaction of `em`; one whose key is taken is left out. */
  async sendAll<N extends JobName>(
    em: EntityManager,
    name: N,
    jobs: readonly Queued<JobPayloads[N]>[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map(({ payload: data, ...options }) => ({ data: data as object, ...options }));
    await this.#boss.insert(name, rows, { db: fromKysely(em.getKysely()) });
    // Taking from a queue that seems empty and is not compares every job with every other.
    if (jobs.length >= MANY) await em.execute('analyze pgboss.job_common');
  }

  /** Runs every job that is ready, with the real handlers, until none is left; a failing job is thrown. For tests. */
  async settle(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      let ran = 0;
      for (const [name, job] of this.#entries()) ran += await this.#settleQueue(name, job);
      if (ran === 0) return;
    }
    throw new Error('the queue does not come to rest');
  }

  /** Finishes what is running, within ten seconds, and lets go of the database. */
  async stop(): Promise<void> {
    await this.#crowds.stop(LAST_CALL);
    await this.#boss.stop({ graceful: true, timeout: LAST_CALL });
  }

  async #settleQueue(name: JobName, job: Job<C, JobName>): Promise<number> {
    const batch = (await this.#boss.fetch<unknown>(name, { batchSize: 20 })) as Taken[];
    for (const raw of batch) {
      try {
        await this.#run(name, job, raw);
        await this.#boss.complete(name, raw.id);
      } catch (error) {
        await this.#boss.fail(name, raw.id, { message: String(error) });
        throw error;
      }
    }
    return batch.length;
  }

  async #run(name: JobName, job: Job<C, JobName>, raw: Taken): Promise<void> {
    try {
      await job.run(this.#context(), raw.data as never);
    } catch (error) {
      this.#log.warn({ err: error, job: name, id: raw.id }, 'job failed, it will be tried again');
      throw error;
    }
  }

  #entries(): [JobName, Job<C, JobName>][] {
    return Object.entries(this.#table) as [JobName, Job<C, JobName>][];
  }
}
