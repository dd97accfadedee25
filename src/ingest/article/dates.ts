import { arabicDate } from './chinese-numerals.ts';
import { readEnglishDate } from './english-dates.ts';
import { shanghaiTime, type UpstreamDate, wallTimeOf } from './wall-time.ts';

export type { UpstreamDate } from './wall-time.ts';

const LONGEST = 2000;
const DATE = String.raw`(?<![\d])(?<year>\d{4})\s*[-/.年]\s*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{2}(?=\d\d:)|\d{1,2}(?!\d))\s*日?`;
const TIME = String.raw`(?<hour>\d{1,2})\s*[:时]\s*(?<minute>\d{1,2})(?!\d)(?:\s*[:分]\s*(?<second>\d{1,2})(?!\d))?`;
const WALL_TIME = new RegExp(`${DATE}(?:[\\s\\-T,]*(?:星期.|周.)?\\s*${TIME})?`, 'u');
const ISO_WITH_ZONE =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?<seconds>:\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)(?!\d)/u;
const COMPACT =
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?:(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?)?$/u;
const MONTH_AND_DAY =
  /^\D*(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})\s*日?(?:\s+(?<hour>\d{1,2}):(?<minute>\d{2}))?\D*$/u;

/**
 * The first date in a text, in any shape upstreams use: `2026-09-28`, `2026/9/28 08:05`, `2026.09.28`,
 * `2026年9月28日 8时5分`, `2026-09-28-08:05:00`, `[2026-09-28]`, NBSP between date and time, ISO 8601, RFC 822,
 * unix seconds and milliseconds. A month and day alone is the latest such day not after `seenAt`; null without it.
 * An impossible date gives null; an impossible time leaves the day.
 */
export function readUpstreamDate(text: string | number, seenAt?: Date): UpstreamDate | null {
  const plain = String(text).slice(0, LONGEST).normalize('NFKC').replace(/\s+/gu, ' ').trim();
  return (
    readEpoch(plain) ??
    readZoned(plain) ??
    readWallTime(arabicDate(plain)) ??
    readEnglishDate(plain) ??
    (seenAt ? readMonthAndDay(plain, seenAt) : null)
  );
}

function readEpoch(text: string): UpstreamDate | null {
  if (!/^(?:\d{10}|\d{13})$/u.test(text)) return null;
  const at = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
  return at.getUTCFullYear() >= 1990 && at.getUTCFullYear() <= 2100 ? { at, precision: 'SECOND' } : null;
}

function readZoned(text: string): UpstreamDate | null {
  const match = ISO_WITH_ZONE.exec(text);
  if (!match) return null;
  const at = new Date(
    match[0]
      .replace(' ', 'T')
      .replace(/\s/gu, '')
      .replace(/([+-]\d\d)$/u, '$1:00'),
  );
  if (Number.isNaN(at.getTime())) return null;
  return { at, precision: match.groups?.seconds ? 'SECOND' : 'MINUTE' };
}

function readWallTime(text: string): UpstreamDate | null {
  const match = COMPACT.exec(text) ?? WALL_TIME.exec(text);
  return match?.groups ? shanghaiTime(wallTimeOf(match.groups)) : null;
}

function readMonthAndDay(text: string, seenAt: Date): UpstreamDate | null {
  const parts = MONTH_AND_DAY.exec(text)?.groups;
  if (!parts) return null;
  const thisYear = Temporal.Instant.fromEpochMilliseconds(seenAt.getTime()).toZonedDateTimeISO(
    'Asia/Shanghai',
  ).year;
  // The day of tomorrow is allowed: an upstream's clock may run ahead of ours.
  const latest = seenAt.getTime() + 86_400_000;
  const inYear = (year: number) => shanghaiTime({ ...wallTimeOf(parts), year });
  const found = inYear(thisYear);
  return found && found.at.getTime() > latest ? inYear(thisYear - 1) : found;
}
