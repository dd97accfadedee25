import { readFileSync } from 'node:fs';

/** The text of a page written for these tests. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/ingest/${name}`, import.meta.url), 'utf8');
}
