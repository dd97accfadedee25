import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from './platform/env.ts';
import type { Logger } from './platform/log.ts';

/** How long a new process may take to listen, and one that was told to stop to let go of its requests, in ms. */
const LISTENS_WITHIN = 60_000;
const STOPS_WITHIN = 20_000;
/** Before one that ended unasked is replaced, in ms; twice as long after each in a row, up to the second. */
const PAUSES = [1_000, 30_000] as const;

/** What a serving process is told to stop by; signals reach the whole group, and a second one would kill. */
const STOP = 'stop';

/** How many processes serve, by the environment. */
export function processesOf({ TONGGAO_PROCESSES: count, TONGGAO_ROLE: role }: Env): number {
  if (role === 'work') return 1;
  return count === 0 ? availableParallelism() : count;
}

/** Several processes that serve one address; this one serves nothing itself. */
export class ManyProcesses {
  readonly #env: Record<string, string>;
  readonly #log: Logger;
  #workers = new Set<Worker>();
  #ended = 0;
  #stopping = false;
  #restarting: Promise<void> | undefined;

  /** `env` is what they are given beside this process's own environment. */
  constructor(env: Record<string, string>, log: Logger) {
    this.#env = env;
    this.#log = log;
  }

  /** Starts so many, and answers when all of them listen. */
  async start(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#fork()));
  }

  /** Replaces them one by one, each only when its successor listens, so that somebody answers all the while. */
  restart(): Promise<void> {
    this.#restarting ??= this.#replaceAll().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  /** Has all of them finish what they do, and answers when they have ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#workers].map((worker) => this.#end(worker)));
  }

  async #replaceAll(): Promise<void> {
    for (const former of [...this.#workers]) {
      if (this.#stopping) return;
      try {
        await this.#fork();
      } catch (error) {
        this.#log.error({ err: error }, 'a new process does not serve: the former ones stay');
        return;
      }
      await this.#end(former);
    }
  }

  async #fork(): Promise<void> {
    const worker = cluster.fork({ ...this.#env, TONGGAO_ROLE: 'serve', TONGGAO_PROCESSES: '1' });
    this.#workers.add(worker);
    worker.once('exit', (code) => void this.#noteEnd(worker, code));
    await Promise.race([
      once(worker, 'listening'),
      once(worker, 'exit').then(() =>
        Promise.reject(new Error('a serving process ended before it listened')),
      ),
      sleep(LISTENS_WITHIN, undefined, { ref: false }).then(() => {
        worker.process.kill('SIGKILL');
        throw new Error('a serving process does not listen');
      }),
    ]);
    this.#ended = 0;
  }

  async #noteEnd(worker: Worker, code: number): Promise<void> {
    const unasked = this.#workers.delete(worker) && !this.#stopping;
    if (!unasked) return;
    const [least, most] = PAUSES;
    const pause = Math.min(least * 2 ** this.#ended++, most);
    this.#log.error({ code, pause }, 'a serving process ended unasked and is replaced');
    await sleep(pause);
    if (!this.#stopping) await this.#fork().catch((error: unknown) => this.#log.error({ err: error }));
  }

  async #end(worker: Worker): Promise<void> {
    this.#workers.delete(worker);
    if (worker.isDead()) return;
    const ended = once(worker, 'exit');
    const late = setTimeout(() => worker.process.kill('SIGKILL'), STOPS_WITHIN);
    if (worker.isConnected()) worker.send(STOP);
    await ended;
    clearTimeout(late);
  }
}

/** In a process that serves among several: calls back when it is told to stop, or when the one that started it is gone. */
export function onToldToStop(callback: () => void): void {
  if (!cluster.isWorker) return;
  process.on('message', (message) => message === STOP && callback());
  process.once('disconnect', callback);
}

/** Whether this process serves among several, and another one speaks to people. */
export function isOneOfMany(): boolean {
  return cluster.isWorker;
}

/** In a process that serves among several: lets go of the line to the one that started it, so that it can end. */
export function leaveMany(): void {
  if (cluster.isWorker && process.connected) process.disconnect?.();
}
