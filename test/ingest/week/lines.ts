/** Beyond this the lanes cannot keep up. */
export const LONGEST_QUEUE = 200_000;

const RING = 64;

/** How many jobs of a queue run at once, in all and of one host. */
export interface Line {
  lanes: number;
  ofAHost: number;
}

interface Job {
  feed: number;
  host: number;
  failing: boolean;
}

interface Queue {
  waiting: Job[];
  head: number;
  free: number;
  line: Line;
  ofHost: Uint16Array;
  held: Map<number, Job[]>;
}

/** The two queues of polls as the queue runs them: first come first served, but for hosts that have their share. */
export class Lines {
  mostOfAHost = 0;
  readonly #queues: Queue[];
  readonly #running: Job[][] = Array.from({ length: RING }, () => []);

  constructor(hosts: number, well: Line, failing: Line) {
    this.#queues = [well, failing].map((line) => ({
      ...{ waiting: [], head: 0, free: line.lanes, line },
      ...{ ofHost: new Uint16Array(hosts), held: new Map<number, Job[]>() },
    }));
  }

  get length(): number {
    return this.#queues.reduce((sum, { waiting, head }) => sum + waiting.length - head, 0);
  }

  queue(job: Job): void {
    this.#queueOf(job).waiting.push(job);
  }

  /** Ends what runs until this second. */
  finished(second: number): number[] {
    const ended = this.#running[second % RING] ?? [];
    this.#running[second % RING] = [];
    for (const job of ended) this.#end(job, this.#queueOf(job));
    return ended.map(({ feed }) => feed);
  }

  /** Begins what may begin. */
  begin(start: (feed: number) => { until: number }): void {
    for (const queue of this.#queues) {
      while (queue.free > 0 && queue.head < queue.waiting.length) {
        const job = queue.waiting[queue.head++] as Job;
        if (this.#mayBegin(job, queue)) this.#running[start(job.feed).until % RING]?.push(job);
      }
      if (queue.head === queue.waiting.length) Object.assign(queue, { waiting: [], head: 0 });
    }
  }

  #queueOf({ failing }: Job): Queue {
    return this.#queues[failing ? 1 : 0] as Queue;
  }

  /** Takes a lane and a place at the host; a job whose host has its share already is held until a place is free. */
  #mayBegin(job: Job, queue: Queue): boolean {
    const running = queue.ofHost[job.host] ?? 0;
    if (running >= queue.line.ofAHost) {
      const held = queue.held.get(job.host) ?? [];
      queue.held.set(job.host, held);
      held.push(job);
      return false;
    }
    queue.free -= 1;
    queue.ofHost[job.host] = running + 1;
    this.mostOfAHost = Math.max(this.mostOfAHost, running + 1);
    return true;
  }

  /** Gives lane and place back; the next job of the host then stands first. */
  #end({ host }: Job, queue: Queue): void {
    queue.free += 1;
    queue.ofHost[host] = (queue.ofHost[host] ?? 0) - 1;
    const next = queue.held.get(host)?.shift();
    if (next && queue.head > 0) queue.waiting[--queue.head] = next;
    else if (next) queue.waiting.unshift(next);
  }
}
