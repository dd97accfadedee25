import { precisionOf, shanghaiTime, type UpstreamDate, wallTimeOf } from './wall-time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?`;
const ZONE = String.raw`(?<zone>(?:GMT|UTC?|CST|Z)?(?:[+-]\d\d:?\d\d)?)`;
const SHAPES = [
  // RFC 822: Sun, 05 Jul 2026 08:00:00 +0800
  new RegExp(
    String.raw`(?<!\d)(?<day>\d{1,2})[ -](?<month>[a-z]{3})[a-z]*[ -](?<year>\d{4}|\d\d)(?: ${TIME} ?${ZONE})?`,
    'iu',
  ),
  // Java and Weibo: Sun Jul 05 08:00:00 CST 2026
  new RegExp(String.raw`[a-z]{3} (?<month>[a-z]{3}) (?<day>\d{1,2}) ${TIME} ${ZONE} ?(?<year>\d{4})`, 'iu'),
  // JavaScript and prose: Sun Jul 05 2026 08:00:00 GMT+0800, July 5, 2026
  new RegExp(
    String.raw`(?<month>[a-z]{3})[a-z]* (?<day>\d{1,2}),? (?<year>\d{4})(?: ${TIME} ?${ZONE})?`,
    'iu',
  ),
];

/** The date in a text that names its month in English, as feeds do; wall time in Asia/Shanghai where no zone is given. */
export function readEnglishDate(text: string): UpstreamDate | null {
  for (const shape of SHAPES) {
    const parts = shape.exec(text)?.groups;
    const month = MONTHS.indexOf((parts?.month ?? '').toLowerCase()) + 1;
    if (parts && month > 0) return dateOf(parts, month);
  }
  return null;
}

function dateOf(parts: Record<string, string | undefined>, month: number): UpstreamDate | null {
  const written = wallTimeOf(parts);
  const wall = { ...written, month, year: written.year < 100 ? written.year + 2000 : written.year };
  const local = shanghaiTime(wall);
  if (!local || local.precision === 'DAY') return local;
  const shift = (480 - offsetMinutes(parts.zone ?? '')) * 60_000;
  return { at: new Date(local.at.getTime() + shift), precision: precisionOf(wall) };
}

// CST is China Standard Time here: the upstreams are Chinese. Most parsers read it as the American one.
function offsetMinutes(zone: string): number {
  const offset = /(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)$/u.exec(zone)?.groups;
  if (offset) {
    const minutes = Number(offset.hours) * 60 + Number(offset.minutes);
    return offset.sign === '-' ? -minutes : minutes;
  }
  return /^(?:GMT|UTC?|Z)$/iu.test(zone) ? 0 : 480;
}
