/** A piece of the JSON text that a statement gives: text as it stands, or the never-null value of an SQL expression. */
export type Part = string | { sql: string };

/** The most arguments PostgreSQL takes in one call. */
const ARGUMENTS = 90;

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The SQL expression of pieces one after the other. */
export function textOf(parts: readonly Part[]): string {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return concat(merged.map((part) => (typeof part === 'string' ? literal(part) : part.sql)));
}

function concat(pieces: string[]): string {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  if (pieces.length <= ARGUMENTS) return `concat(${pieces.join(', ')})`;
  const calls = Array.from({ length: Math.ceil(pieces.length / ARGUMENTS) }, (_, nth) =>
    concat(pieces.slice(nth * ARGUMENTS, (nth + 1) * ARGUMENTS)),
  );
  return concat(calls);
}

/** A text, number, boolean or text array. */
export function value(sql: string): Part[] {
  return [{ sql: `to_json(${sql})` }];
}

/** The same where there may be none. */
export function valueOrNull(sql: string): Part[] {
  return [{ sql: `coalesce(to_json(${sql}), 'null')` }];
}

/** An id, a code or a word, in which nothing needs an escape. */
export function word(sql: string): Part[] {
  return ['"', { sql }, '"'];
}

/** The same where there may be none. */
export function wordOrNull(sql: string): Part[] {
  return [{ sql: `coalesce('"' || ${sql} || '"', 'null')` }];
}

/** A member of a JSON object that is a text, a number or a boolean; null where it is not there. */
export function member(sql: string, name: string): Part[] {
  return [{ sql: `coalesce(${sql}->${literal(name)}, 'null')` }];
}

// PostgreSQL writes a moment as JSON several times faster than by a pattern, but leaves out zeros at the end: a
// millionth more keeps them, and is cut off with the other millionths.
const isoOf = (sql: string) =>
  `left(to_json(date_trunc('milliseconds', ${sql} at time zone 'UTC') + interval '1 microsecond')::text, 24) || 'Z"'`;

/** A moment as JavaScript writes it, cut to milliseconds. */
export function instant(sql: string): Part[] {
  return [{ sql: isoOf(sql) }];
}

/** The same where there may be none. */
export function instantOrNull(sql: string): Part[] {
  return [{ sql: `coalesce(${isoOf(sql)}, 'null')` }];
}

/** Whether a condition holds. */
export function truth(condition: string): Part[] {
  return [{ sql: `case when ${condition} then 'true' else 'false' end` }];
}

/** These pieces where a condition holds, else null. */
export function onlyIf(condition: string, parts: readonly Part[]): Part[] {
  return [{ sql: `case when ${condition} then ${textOf(parts)} else 'null' end` }];
}
