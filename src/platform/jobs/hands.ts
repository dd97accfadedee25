import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk, Hold, Taken } from './desk.ts';
import { Pace } from './pace.ts';

/** How often what is in hand is said to be in hand still, in ms. */
const BEAT_EVERY = 3_000;

/** What ends or comes within so many ms is let go and taken together. */
const GATHER = 20;

/** How long an empty queue is left alone when nobody rings, in ms: jobs that fall due ring no bell. */
const LOOK_EVERY = 1_000;

/** A queue waits as long as this for its database, in ms. */
const RECOVER = 1_000;

const MOST_AT_ONCE = 400;

/** Fewer are not worth a look of their own while others are in hand. */
const FEW = 64;

/** While there is more to take than hands, hands that become free gather for so many ms: what is taken together is begun together. */
const GATHER_HANDS = 600;

/**
 * Works one queue with many hands: jobs are taken, begun and let go in batches, and each is let go as soon as it is
 * over, whatever the others do. The last half of the hands is kept for jobs of priority 0 and more.
 */
export class Hands {
  readonly #desk: Desk;
  readonly #count: number;
  readonly #held = new Map<string, Taken>();
  readonly #pace = new Pace();
  #over: Hold[] = [];
  #stopped = false;
  #rung = true;
  #ring: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();
  #beat: NodeJS.Timeout | undefined;

  constructor(desk: Desk, count: number) {
    this.#desk = desk;
    this.#count = count;
  }

  /** Begins to work until it is stopped. */
  start(): void {
    this.#loop = this.#work();
    this.#beat = setInterval(() => void this.#sayHeld(), BEAT_EVERY);
  }

  /** Tells that there may be something to take. */
  ring(): void {
    this.#rung = true;
    this.#ring();
  }

  /** Takes nothing more, and waits for what is in hand, so many ms at most. */
  async stop(limit: number): Promise<void> {
    this.#stopped = true;
    this.ring();
    await this.#loop;
    for (const end = Date.now() + limit; this.#held.size > 0 && Date.now() < end; ) await sleep(GATHER);
    clearInterval(this.#beat);
    await this.#letGo();
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#rung = false;
        await this.#letGo();
        const wanted = Math.min(this.#count - this.#held.size, MOST_AT_ONCE, this.#pace.room(Date.now()));
        const taken = wanted > 0 ? await this.#take(wanted) : 0;
        this.#pace.take(taken, Date.now());
        if (taken < wanted) await this.#untilRung();
        else await this.#untilRoom();
      } catch (error) {
        this.#desk.warn(error);
        await sleep(RECOVER);
      }
    }
  }

  /** Takes what is not put last, and of what is as much as leaves half of the hands free. */
  async #take(wanted: number): Promise<number> {
    const first = await this.#desk.take(wanted, 0);
    this.#begin(first);
    const left = Math.min(wanted - first.length, Math.floor(this.#count / 2) - this.#held.size);
    const last = left > 0 ? await this.#desk.take(left) : [];
    this.#begin(last);
    return left > 0 ? first.length + last.length : first.length;
  }

  #begin(taken: Taken[]): void {
    if (taken.length === 0) return;
    for (const job of taken) this.#held.set(job.id, job);
    const runs = this.#desk.begin(taken);
    for (const [at, job] of taken.entries()) void this.#follow(job, runs[at] ?? Promise.resolve());
  }

  async #follow(job: Taken, run: Promise<void>): Promise<void> {
    try {
      await run;
      this.#over.push(job);
    } catch (error) {
      await this.#desk.fail(job, error).catch((fault: unknown) => this.#desk.warn(fault));
    }
    this.#held.delete(job.id);
    this.ring();
  }

  async #letGo(): Promise<void> {
    const over = this.#over;
    if (over.length === 0) return;
    this.#over = [];
    this.#pace.end(over.length, Date.now());
    await this.#desk.complete(over).catch((error: unknown) => {
      this.#over.push(...over);
      throw error;
    });
  }

  async #untilRung(): Promise<void> {
    if (!this.#rung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#ring = resolve;
      const late = setTimeout(resolve, LOOK_EVERY);
      await promise;
      clearTimeout(late);
    }
    await sleep(GATHER);
  }

  #hasRoom(): boolean {
    return this.#held.size <= this.#count / 2 && this.#pace.room(Date.now()) >= FEW;
  }

  async #untilRoom(): Promise<void> {
    const end = Date.now() + GATHER_HANDS;
    do await sleep(GATHER);
    while (!this.#hasRoom() && Date.now() < end && !this.#stopped);
  }

  async #sayHeld(): Promise<void> {
    if (this.#held.size === 0) return;
    await this.#desk.touch([...this.#held.values()]).catch((error: unknown) => this.#desk.warn(error));
  }
}
