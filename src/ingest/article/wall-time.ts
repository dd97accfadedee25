/** A moment an upstream states: the instant (its wall time read in Asia/Shanghai), and how exactly it was stated. */
export interface UpstreamDate {
  at: Date;
  precision: 'SECOND' | 'MINUTE' | 'DAY';
}

/** The parts of a wall time as an upstream writes them; what was not written is left out. */
interface WallTime {
  year: number;
  month: number;
  day: number;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
}

/** The instant of a wall time in Asia/Shanghai, or null where the calendar has no such day. */
export function shanghaiTime(wall: WallTime): UpstreamDate | null {
  if (wall.year < 1949 || wall.year > 2100) return null;
  const at = instantOf(wall);
  if (at === null) return wall.hour === undefined ? null : shanghaiTime({ ...wall, hour: undefined });
  return { at, precision: precisionOf(wall) };
}

/** How exactly parts are stated: to the day, to the minute or to the second. */
export function precisionOf({ hour, second }: Pick<WallTime, 'hour' | 'second'>): UpstreamDate['precision'] {
  if (hour === undefined) return 'DAY';
  return second === undefined ? 'MINUTE' : 'SECOND';
}

function instantOf({ year, month, day, hour, minute, second }: WallTime): Date | null {
  const time = hour === undefined ? {} : { hour, minute: minute ?? 0, second: second ?? 0 };
  try {
    const wall = Temporal.PlainDateTime.from({ year, month, day, ...time }, { overflow: 'reject' });
    return new Date(wall.toZonedDateTime('Asia/Shanghai').epochMilliseconds);
  } catch {
    return null;
  }
}

/** The wall time in the named groups of a date pattern (year, month, day, hour, minute, second). */
export function wallTimeOf(parts: Record<string, string | undefined>): WallTime {
  const number = (name: string) => (parts[name] === undefined ? undefined : Number(parts[name]));
  return {
    year: number('year') ?? 0,
    month: number('month') ?? 0,
    day: number('day') ?? 0,
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
}
