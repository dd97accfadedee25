import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import { Listener } from '../database/listener.ts';
import type { Logger } from '../log.ts';
import type { Desk } from './desk.ts';
import { Hands } from './hands.ts';
import type { Crowd, Job, JobName } from './job.ts';
import { takeTurns } from './take-turns.ts';

/** On which channel the queue tells the names of queues that have something new; pg-boss makes it of its schema's name. */
const BELL = `pgboss_${createHash('sha224').update('pgboss').digest('hex').slice(0, 24)}`;

/** The queues of a process that are worked with many hands. */
export class Crowds<C> {
  readonly #boss: PgBoss;
  readonly #log: Logger;
  readonly #context: () => C;
  readonly #bell: Listener;
  readonly #hands = new Map<string, Hands>();

  constructor(boss: PgBoss, options: { url: string; log: Logger; context: () => C }) {
    this.#boss = boss;
    this.#log = options.log;
    this.#context = options.context;
    this.#bell = new Listener({ url: options.url, channel: BELL, log: options.log });
  }

  /** Begins to work those of the jobs that are worked so. */
  async start(jobs: readonly [JobName, Job<C, JobName>][]): Promise<void> {
    for (const [name, { crowd }] of jobs) {
      if (crowd) this.#hands.set(name, new Hands(this.#deskOf(name, crowd), crowd.hands));
    }
    if (this.#hands.size === 0) return;
    const ringAll = () => {
      for (const hands of this.#hands.values()) hands.ring();
    };
    await this.#bell.start({ heard: (name) => this.#hands.get(name)?.ring(), lost: ringAll });
    for (const hands of this.#hands.values()) hands.start();
  }

  /** Takes nothing more, and waits for what is in hand, so many ms at most. */
  async stop(limit: number): Promise<void> {
    await Promise.all([...this.#hands.values()].map((hands) => hands.stop(limit)));
    if (this.#hands.size > 0) await this.#bell.stop();
  }

  #deskOf(name: JobName, { run }: Crowd<C, never>): Desk {
    return {
      take: (most, minPriority) => takeTurns(this.#boss.getDb(), name, { most, minPriority }),
      begin: (jobs) => run(this.#context(), jobs.map(({ data }) => data) as never[]),
      complete: (jobs) => this.#boss.complete(name, jobs),
      fail: (job, error) => {
        this.#log.warn({ err: error, job: name, id: job.id }, 'job failed, it will be tried again');
        return this.#boss.fail(name, job, { message: String(error) });
      },
      touch: (jobs) => this.#boss.touch(name, jobs),
      warn: (error) => this.#log.error({ err: error, job: name }, 'queue'),
    };
  }
}
