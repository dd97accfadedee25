import type { Calendar } from '../calendar/deadline.ts';
import { fold } from '../platform/fold.ts';
import type { Reached } from './sources/index.ts';
import { spokenTime } from './spoken-time.ts';

/**
 * What is odd about a source that answers: its titles turned equal, its texts shrank, it has gone quiet, some of its list
 * is never read, or further pages of its list are still to be read.
 */
export type SuspicionKind = 'TITLES' | 'BODIES' | 'QUIET' | 'PARTS' | 'PAGES';

/** That a source is not what it used to be, and since when (ISO instant); `problem` is a sentence in zh-CN. */
export interface Suspicion {
  kind: SuspicionKind;
  since: string;
  problem: string;
  /** Of shrunk texts: how long they used to be, in characters. */
  usual?: number;
  /** Of a page that cannot be read: in how many polls in a row; 0 where none failed, and the list is only long. */
  polls?: number;
  /** Of pages still to be read: the one after which they begin. */
  reached?: Reached | undefined;
}

const FEWEST_TITLES = 3;
const FEWEST_TEXTS = 5;
const SHRUNK_TO = 0.2;
const WELL_AT = 0.5;
const FEWEST_DAYS = 6;
const SHORTEST_SILENCE = 5;
const LONGEST_SILENCE = 400;
const DAY = 86_400_000;
const GRAVE_AT = 3;

/** Rule: the title that all entries of a list share; null where they differ, or are fewer than three. */
export function sharedTitle(titles: readonly string[]): string | null {
  const [first] = titles;
  if (first === undefined || titles.length < FEWEST_TITLES) return null;
  return new Set(titles.map((title) => fold(title).replace(/\s/gu, ''))).size === 1 ? first : null;
}

/** Rule: the middle of some numbers, 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Rule: whether the texts read in one poll, two at least, shrank to less than a fifth of what the last twenty before were
 * long; null where they are neither that nor half as long again, or too little is known of the source.
 */
export function haveShrunk(
  lengths: readonly number[],
  before: { usual: number; known: number },
): boolean | null {
  if (before.known < FEWEST_TEXTS || lengths.length === 0) return null;
  const now = median(lengths);
  if (now >= before.usual * WELL_AT) return false;
  return lengths.length >= 2 && now < before.usual * SHRUNK_TO ? true : null;
}

/**
 * Rule: how many working days a source has been silent, where that is more than five and more than twice its longest
 * pause among the days it published on; null where it is not, or it published on fewer than six days.
 */
export function silenceOf(published: readonly Date[], now: Date, calendar: Calendar): number | null {
  const days = [...new Set(published.map(dayOf))].toSorted();
  const last = days.at(-1);
  if (last === undefined || days.length < FEWEST_DAYS) return null;
  const pauses = days.slice(1).map((day, index) => workingDaysBetween(days[index] ?? day, day, calendar));
  const silence = workingDaysBetween(last, dayOf(now), calendar);
  return silence > Math.max(SHORTEST_SILENCE, 2 * Math.max(...pauses)) ? silence : null;
}

/** Rule: what is wrong with a source, in one sentence that says since when; null where nothing is. */
export function sentenceOf(suspicions: readonly Suspicion[]): string | null {
  const [first] = suspicions.toSorted((one, other) => (one.since < other.since ? -1 : 1));
  return first ? `自${spokenTime(new Date(first.since))}起：${first.problem}` : null;
}

/** Rule: whether a suspicion calls for a person: at once, but for a page that may well be read by the next poll or the one after. */
export function isGrave({ polls = GRAVE_AT }: Suspicion): boolean {
  return polls >= GRAVE_AT;
}

/** Rule: whether nothing is wrong but that a list has more that is new than one poll has room for. */
export function isReadingOn({ kind, polls }: Suspicion): boolean {
  return kind === 'PAGES' && polls === 0;
}

/** Rule: the page of a list after which what is owed begins; null where that is read from the first page, or nothing is. */
export function reachedIn(suspicions: readonly Suspicion[]): Reached | null {
  return suspicions.find(({ kind }) => kind === 'PAGES')?.reached ?? null;
}

/**
 * Rule: since when a further page of a list has been owed, null while none is. What was first seen since then tells
 * nothing of what stands behind it.
 */
export function owedSince(suspicions: readonly Suspicion[]): Date | null {
  const owed = suspicions.find(({ kind }) => kind === 'PAGES');
  return owed ? new Date(owed.since) : null;
}

/** Rule: the suspicions with one of a kind put in or, where `found` is null, taken out; one that lasts keeps its beginning. */
export function withSuspicion(
  present: readonly Suspicion[],
  kind: SuspicionKind,
  found: Suspicion | null,
): Suspicion[] {
  const others = present.filter((one) => one.kind !== kind);
  const known = present.find((one) => one.kind === kind);
  return found ? [...others, { ...found, ...(known ? { since: known.since } : {}) }] : others;
}

function dayOf(at: Date): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

function workingDaysBetween(from: string, to: string, { kindOf }: Calendar): number {
  let day = Temporal.PlainDate.from(from);
  const end = Temporal.PlainDate.from(to);
  const length = Math.min(LONGEST_SILENCE, day.until(end).days);
  let working = 0;
  for (let passed = 0; passed < length; passed += 1) {
    day = day.add({ days: 1 });
    if (kindOf(day.toString()).working) working += 1;
  }
  return working;
}

/** Rule: whether a source may have gone quiet at all, so that its rhythm need not be looked at each time. */
export function mayBeQuiet(lastNewAt: Date | null, now: Date): boolean {
  return lastNewAt !== null && now.getTime() - lastNewAt.getTime() > SHORTEST_SILENCE * DAY;
}
