import { hash } from 'node:crypto';
import type { Pool, QueryResult, QueryResultRow } from 'pg';

const names = new Map<string, string>();

function nameOf(text: string): string {
  const present = names.get(text);
  if (present) return present;
  const name = hash('sha256', text, 'base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

/** Runs a statement that each connection parses and plans once. `text` is one of the few written in the code, never one put together from what readers say. */
export function prepared<R extends QueryResultRow>(
  reader: Pool,
  text: string,
  values: unknown[],
): Promise<QueryResult<R>> {
  return reader.query<R>({ name: nameOf(text), text, values });
}
