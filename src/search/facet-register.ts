import type { Pool } from 'pg';
import type { DocumentFacets } from './search-document.ts';

/** So many are remembered. */
const MOST = 20_000;

const FACETS_OF = 'select key::text as key, facets from search_facet where key = any($1::bigint[])';

const registers = new WeakMap<Pool, Map<string, DocumentFacets>>();

async function readFacets(reader: Pool, keys: readonly string[]): Promise<[string, DocumentFacets][]> {
  if (keys.length === 0) return [];
  const { rows } = await reader.query<{ key: string; facets: DocumentFacets }>({
    name: 'search-facets',
    text: FACETS_OF,
    values: [keys],
  });
  return rows.map(({ key, facets }) => [key, facets]);
}

/** The facets behind keys; each is read once in a process, for what a key means never changes. */
export async function facetsOf(
  reader: Pool,
  keys: readonly string[],
): Promise<ReadonlyMap<string, DocumentFacets>> {
  const register = registers.get(reader) ?? new Map<string, DocumentFacets>();
  registers.set(reader, register);
  const found = new Map<string, DocumentFacets>();
  for (const key of keys) {
    const known = register.get(key);
    if (known) found.set(key, known);
  }
  const read = await readFacets(
    reader,
    keys.filter((key) => !found.has(key)),
  );
  if (register.size + read.length > MOST) register.clear();
  for (const [key, facets] of read) {
    found.set(key, facets);
    register.set(key, facets);
  }
  return found;
}
