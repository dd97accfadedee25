import { Unfit } from './unfit.ts';

/** How a column is written as JSON: by PostgreSQL where many rows come, by the hub where one does; both to the same bytes. */
export interface Shape {
  /** The SQL expression of a column's JSON text; never null. */
  sql(column: string): string;
  /** The JSON text of a column as PostgreSQL sends it; null where there is none. */
  write(raw: string | null): string;
  /** Whether there may be none. */
  nullable?: boolean;
}

/** The same where there may be none. */
function orNull({ sql, write }: Shape): Shape {
  return {
    sql: (column) => `coalesce(${sql(column)}, 'null')`,
    write: (raw) => (raw === null ? 'null' : write(raw)),
    nullable: true,
  };
}

/** A text. */
export const TEXT: Shape = {
  sql: (column) => `to_json(${column})`,
  write: (raw) => JSON.stringify(raw),
};

export const TEXT_OR_NULL = orNull(TEXT);

/** A code or a word, in which nothing needs an escape, where there may be none. */
export const WORD_OR_NULL = orNull({
  sql: (column) => `'"' || ${column} || '"'`,
  write: (raw) => `"${raw}"`,
});

const SENT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

function isoOf(raw: string | null): string {
  const [, date, time, fraction = ''] = SENT.exec(raw ?? '') ?? [];
  if (!date) throw new Unfit('a moment beyond the common calendar');
  return `"${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z"`;
}

/** A moment as JavaScript writes it, cut to milliseconds. */
export const INSTANT: Shape = {
  // PostgreSQL writes a moment as JSON several times faster than by a pattern, but leaves out zeros at the end: a
  // millionth more keeps them, and is cut off with the other millionths.
  sql: (column) =>
    `left(to_json(date_trunc('milliseconds', ${column} at time zone 'UTC') + interval '1 microsecond')::text, 24) || 'Z"'`,
  write: isoOf,
};

export const INSTANT_OR_NULL = orNull(INSTANT);

/** A parser that remembers what it parsed last: of one column, several members are asked for one after the other. */
function parserOfRepeated(): (raw: string) => unknown {
  let [text, value]: [string | null, unknown] = [null, undefined];
  return (raw) => {
    if (raw !== text) [text, value] = [raw, JSON.parse(raw)];
    return value;
  };
}

const parse = parserOfRepeated();

/** A member of a JSON object that is a text, a number or a boolean; null where it is not there. */
export function memberNamed(name: string): Shape {
  return {
    sql: (column) => `coalesce(${column}->'${name}', 'null')`,
    write: (raw) => {
      const object = raw === null ? null : parse(raw);
      const isThere = typeof object === 'object' && object !== null && Object.hasOwn(object, name);
      return isThere ? JSON.stringify((object as Record<string, unknown>)[name]) : 'null';
    },
    nullable: true,
  };
}
