import type { Calendar } from '../../../src/calendar/deadline.ts';
import { nextPollAt } from '../../../src/ingest/cadence.ts';
import { ingestJobs } from '../../../src/ingest/jobs.ts';
import { type Line, Lines, LONGEST_QUEUE } from './lines.ts';
import { type Upstream, upstreams } from './upstreams.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const WEEK_SECONDS = 7 * 86_400;
/** The hub's own share of a poll: its transactions and the parsing. */
const OWN_SHARE = 0.15;
const TIMEOUT = 20;

/** What became of a week. */
export interface Week {
  polls: number;
  /** Most polls of one host under way at once. */
  mostOfAHost: number;
  /** The longest time between two polls of any feed, in minutes. */
  longestPause: number;
  /** Items nobody saw although their host answered. */
  unseen: number;
  /** Minutes from publication to open duty, of items published in office hours at hosts that answered. */
  delays: number[];
  /** The same of every other item at hosts that answered. */
  otherDelays: number[];
}

/**
 * Lives through a week of so many feeds second by second: the tick of each minute queues what is due in the order of
 * `pollDue`, the lanes of so many processes take from the queue with its limits for hosts, and the cadence says when each
 * feed comes next.
 */
export class SimulatedWeek {
  readonly #feeds: Upstream[];
  readonly #due: number[][] = [];
  readonly #next: Float64Array;
  readonly #last: Float64Array;
  readonly #failures: Uint8Array;
  readonly #waiting: Uint8Array;
  readonly #seen: Uint32Array;
  readonly #lines: Lines;
  readonly week: Week = { polls: 0, mostOfAHost: 0, longestPause: 0, unseen: 0, delays: [], otherDelays: [] };

  constructor(
    readonly start: number,
    readonly calendar: Calendar,
    { feeds, hosts, processes }: { feeds: number; hosts: number; processes: number },
  ) {
    this.#feeds = upstreams(start, calendar, { feeds, hosts });
    this.#next = new Float64Array(feeds);
    this.#last = new Float64Array(feeds).fill(start);
    this.#failures = new Uint8Array(feeds);
    this.#waiting = new Uint8Array(feeds);
    this.#seen = new Uint32Array(feeds);
    this.#lines = new Lines(
      hosts,
      lineOf('ingest.poll', processes),
      lineOf('ingest.poll-failing', processes),
    );
    for (let feed = 0; feed < feeds; feed++) this.#plan(feed, start + (feed % 600) * SECOND);
  }

  run(): Week {
    for (let second = 0; second < WEEK_SECONDS; second++) {
      for (const feed of this.#lines.finished(second)) this.#finish(feed, second);
      if (second % 60 === 0) this.#tick(second);
      this.#lines.begin((feed) => this.#begin(feed, second));
    }
    const end = this.start + WEEK_SECONDS * SECOND;
    this.#feeds.forEach(({ published, wasDownAt }, feed) => {
      this.#pause(end - (this.#last[feed] ?? 0));
      const left = published.slice(this.#seen[feed]);
      this.week.unseen += left.filter(({ at }) => !wasDownAt(at)).length;
    });
    return { ...this.week, mostOfAHost: this.#lines.mostOfAHost };
  }

  #plan(feed: number, at: number): void {
    this.#next[feed] = at;
    const minute = Math.max(0, Math.ceil((at - this.start) / MINUTE));
    const planned = this.#due[minute] ?? [];
    this.#due[minute] = planned;
    planned.push(feed);
  }

  /** As `pollDue`: whose time has come, in the order of their time. */
  #tick(second: number): void {
    const due = this.#due[second / 60] ?? [];
    delete this.#due[second / 60];
    due.sort((one, other) => (this.#next[one] ?? 0) - (this.#next[other] ?? 0) || one - other);
    for (const feed of due) {
      if (this.#waiting[feed]) throw new Error('a feed is queued twice');
      this.#waiting[feed] = 1;
      const { host } = this.#feeds[feed] as Upstream;
      this.#lines.queue({ feed, host, failing: (this.#failures[feed] ?? 0) > 0 });
    }
    if (this.#lines.length > LONGEST_QUEUE) throw new Error('the queue grows without end');
  }

  /** Begins a poll and tells how many seconds it takes. */
  #begin(feed: number, second: number): { until: number } {
    const upstream = this.#feeds[feed] as Upstream;
    const seconds = upstream.isDown(this.start + second * SECOND) ? TIMEOUT : upstream.latency;
    return { until: second + Math.max(1, Math.round(seconds + OWN_SHARE)) };
  }

  #finish(feed: number, second: number): void {
    const now = this.start + second * SECOND;
    const upstream = this.#feeds[feed] as Upstream;
    this.week.polls += 1;
    this.#waiting[feed] = 0;
    this.#pause(now - (this.#last[feed] ?? now));
    this.#last[feed] = now;
    const failed = upstream.isDown(now);
    this.#failures[feed] = failed ? Math.min(20, (this.#failures[feed] ?? 0) + 1) : 0;
    if (!failed) this.#see(feed, upstream, now);
    const pace = { failures: this.#failures[feed] ?? 0, rhythm: upstream.rhythm };
    this.#plan(feed, nextPollAt(new Date(now), pace, this.calendar).getTime());
  }

  /** What was published before the list was asked for is read now, page and all, and its duties open. */
  #see(feed: number, { published, latency, wasDownAt }: Upstream, now: number): void {
    const listedAt = now - Math.max(1, latency) * SECOND;
    for (
      let nth = this.#seen[feed] ?? 0;
      (published[nth]?.at ?? Number.POSITIVE_INFINITY) <= listedAt;
      nth++
    ) {
      const { at, inOffice } = published[nth] as Upstream['published'][number];
      this.#seen[feed] = nth + 1;
      if (wasDownAt(at)) continue;
      const minutes = (now + latency * SECOND - at) / MINUTE;
      this.week[inOffice ? 'delays' : 'otherDelays'].push(minutes);
    }
  }

  #pause(ms: number): void {
    this.week.longestPause = Math.max(this.week.longestPause, ms / MINUTE);
  }
}

function lineOf(name: 'ingest.poll' | 'ingest.poll-failing', processes: number): Line {
  const { localConcurrency = 1, groupConcurrency } = ingestJobs?.[name]?.work ?? {};
  return { lanes: localConcurrency * processes, ofAHost: Number(groupConcurrency) };
}
