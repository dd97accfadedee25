/** One row of a JSON list. */
export type JsonRow = Record<string, unknown>;

const DEEPEST = 6;

/** The rows at a dotted path of an answer, or without one the longest array whose rows are as `isRow` wants them. */
export function rowsIn(
  answer: unknown,
  path: string | undefined,
  isRow: (row: JsonRow) => boolean,
): JsonRow[] {
  if (path !== undefined) {
    const rows = isRecord(answer) ? valueAt(answer, path) : answer;
    return Array.isArray(rows) ? rows.filter(isRecord) : [];
  }
  const arrays = arraysIn(answer, 0).map((rows) => rows.filter(isRecord));
  const fitting = arrays.filter((rows) => rows.some(isRow));
  return fitting.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

/** The value at a dotted path of a row; undefined where the path leads nowhere. */
function valueAt(row: JsonRow, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
      row,
    );
}

/** The text or number at a dotted path, as trimmed text; empty where there is neither. */
export function textAt(row: JsonRow, path: string): string {
  const value = path === '' ? undefined : valueAt(row, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Whether a JSON value is an object with named values. */
export function isRecord(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arraysIn(value: unknown, depth: number): unknown[][] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return [value];
  return isRecord(value) ? Object.values(value).flatMap((each) => arraysIn(each, depth + 1)) : [];
}
