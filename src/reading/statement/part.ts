import {
  INSTANT,
  INSTANT_OR_NULL,
  memberNamed,
  type Shape,
  TEXT,
  TEXT_OR_NULL,
  WORD_OR_NULL,
} from './shape.ts';

/**
 * A piece of the JSON text that a statement gives. `sql` is JSON text that PostgreSQL makes, nothing where it is null;
 * everything else is put together by either side (`sql-text.ts`, `columns.ts`).
 */
export type Part =
  | string
  | { sql: string }
  | { column: string; as: Shape }
  /** The first pieces where an SQL condition holds, else the others. */
  | { when: string; give: readonly Part[]; otherwise: readonly Part[] }
  /** These pieces without their first character. */
  | { tail: readonly Part[] };

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A number or a list of texts. */
export function value(sql: string): Part[] {
  return [{ sql: `to_json(${sql})` }];
}

/** A text. */
export function text(column: string): Part[] {
  return [{ column, as: TEXT }];
}

/** The same where there may be none. */
export function textOrNull(column: string): Part[] {
  return [{ column, as: TEXT_OR_NULL }];
}

/** An id, a code or a word, in which nothing needs an escape. */
export function word(sql: string): Part[] {
  return ['"', { sql }, '"'];
}

/** The same where there may be none. */
export function wordOrNull(column: string): Part[] {
  return [{ column, as: WORD_OR_NULL }];
}

/** A member of a JSON object that is a text, a number or a boolean; null where it is not there. */
export function member(column: string, name: string): Part[] {
  return [{ column, as: memberNamed(name) }];
}

/** A moment as JavaScript writes it, cut to milliseconds. */
export function instant(column: string): Part[] {
  return [{ column, as: INSTANT }];
}

/** The same where there may be none. */
export function instantOrNull(column: string): Part[] {
  return [{ column, as: INSTANT_OR_NULL }];
}

/** Whether a condition holds. */
export function truth(condition: string): Part[] {
  return [{ when: condition, give: ['true'], otherwise: ['false'] }];
}

/** These pieces where a condition holds, else null. */
export function onlyIf(condition: string, parts: readonly Part[]): Part[] {
  return [{ when: condition, give: parts, otherwise: ['null'] }];
}
