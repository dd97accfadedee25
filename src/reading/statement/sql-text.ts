import { literal, type Part } from './part.ts';

/** The most arguments PostgreSQL takes in one call. */
const ARGUMENTS = 90;

/** The SQL expression of pieces one after the other, as text. */
export function textOf(parts: readonly Part[]): string {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return concat(merged.map(expressionOf));
}

function expressionOf(part: Part): string {
  if (typeof part === 'string') return literal(part);
  if ('sql' in part) return part.sql;
  if ('column' in part) return part.as.sql(part.column);
  if ('tail' in part) return `substr(${textOf(part.tail)}, 2)`;
  return `case when ${part.when} then ${textOf(part.give)} else ${textOf(part.otherwise)} end`;
}

function concat(pieces: string[]): string {
  const [only = "''"] = pieces;
  if (pieces.length <= 1 && only.startsWith("'")) return only;
  if (pieces.length <= ARGUMENTS) return `concat(${pieces.join(', ')})`;
  const calls = Array.from({ length: Math.ceil(pieces.length / ARGUMENTS) }, (_, nth) =>
    concat(pieces.slice(nth * ARGUMENTS, (nth + 1) * ARGUMENTS)),
  );
  return concat(calls);
}
