import type { Calendar } from '../../../src/calendar/deadline.ts';
import { kindOfQuarter } from '../../../src/ingest/quarter.ts';
import { type Rhythm, rhythmOf } from '../../../src/ingest/rhythm.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const HISTORY_DAYS = 56;

/** One upstream of the simulated week. */
export interface Upstream {
  host: number;
  /** Seconds its list takes to answer. */
  latency: number;
  rhythm: Rhythm | null;
  published: { at: number; inOffice: boolean }[];
  isDown: (at: number) => boolean;
  wasDownAt: (at: number) => boolean;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * So many upstreams on so many hosts, some hosts with hundreds. Most publish now and then through the office day, with
 * its morning and afternoon peaks, many always at their own hour, some in the evening or at weekends, some never. One in ten
 * is new, so that nothing is known of its hours. One host in a hundred hangs for a day, one in three hundred the whole week.
 */
export function upstreams(
  start: number,
  calendar: Calendar,
  of: { feeds: number; hosts: number },
): Upstream[] {
  const roll = dice(20_261_123);
  const hosts = Array.from({ length: of.hosts }, () => hostOf(start, roll));
  return Array.from({ length: of.feeds }, (_, nth) => {
    // A third of all feeds stands on a few large platforms.
    const host = nth % 3 === 0 ? Math.floor(roll() ** 3 * 60) : Math.floor(roll() * of.hosts);
    const moments = publications(start, calendar, roll);
    const isNew = roll() < 0.1;
    const history = isNew ? [] : moments.filter((at) => at < start).map((at) => new Date(at));
    const published = moments
      .filter((at) => at >= start && at < start + 7 * DAY - 3 * 3_600_000)
      .map((at) => ({ at, inOffice: kindOfQuarter(at, calendar).time === 'OFFICE' }));
    const rhythm = rhythmOf(history, new Date(start), calendar);
    return { host, rhythm, published, ...(hosts[host] as ReturnType<typeof hostOf>) };
  });
}

function hostOf(start: number, roll: () => number): Pick<Upstream, 'latency' | 'isDown' | 'wasDownAt'> {
  const latency = Math.min(8, 0.3 / (1 - roll()) ** 0.6);
  const fate = roll();
  const from =
    fate < 0.003 ? start : fate < 0.013 ? start + Math.floor(roll() * 6) * DAY : Number.POSITIVE_INFINITY;
  const until = fate < 0.003 ? Number.POSITIVE_INFINITY : from + DAY;
  const isDown = (at: number) => at >= from && at < until;
  // Until the next try after it came back, an hour later at most.
  return { latency, isDown, wasDownAt: (at) => at >= from - 5 * MINUTE && at < until + 65 * MINUTE };
}

/** When an upstream publishes, in order: eight weeks of history and the week itself. */
function publications(start: number, calendar: Calendar, roll: () => number): number[] {
  const kind = roll();
  const aDay = kind < 0.05 ? 0 : Math.min(12, 0.12 / (1 - roll()) ** 0.8);
  const ownHour = kind < 0.3 ? 8.5 + roll() * 9 : null;
  const isLate = kind > 0.92;
  const moments: number[] = [];
  for (let day = start - HISTORY_DAYS * DAY; day < start + 7 * DAY; day += DAY) {
    const share = kindOfQuarter(day + DAY / 2, calendar).working || isLate ? 1 : 0.06;
    for (let rate = aDay * share; roll() < rate; rate -= 1) {
      moments.push(day + hourOf(roll, { ownHour, isLate }) * 60 * MINUTE);
    }
  }
  return moments.sort((one, other) => one - other);
}

function hourOf(
  roll: () => number,
  { ownHour, isLate }: { ownHour: number | null; isLate: boolean },
): number {
  if (ownHour !== null) return ownHour + (roll() - 0.5) / 3;
  if (isLate) return 17 + roll() * 6;
  const peak = roll() < 0.5 ? 10 : 16;
  return Math.max(0, Math.min(23.9, peak + (roll() + roll() + roll() - 1.5) * 2.5));
}
