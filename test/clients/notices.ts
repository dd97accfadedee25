import { readFileSync } from 'node:fs';
import { buildSchema, introspectionFromSchema, isInterfaceType } from 'graphql';
import { published } from '../reading/published.ts';
import type { TestHub } from '../support/hub.ts';

const SDL = readFileSync(new URL('../../schema/reading.graphql', import.meta.url), 'utf8');
const schema = buildSchema(SDL);

/** The public schema as front ends are given it, for clients that want to know it. */
export const introspection = introspectionFromSchema(schema);

/** Which types stand behind each interface, in the words of Apollo Client. */
export const possibleTypes: Record<string, string[]> = Object.fromEntries(
  Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
);

/** Publishes so many notices, one after the other; answers their ids, the newest first. */
export async function publishNotices(given: TestHub, count: number, from = 1): Promise<string[]> {
  const ids: string[] = [];
  for (let n = from; n < from + count; n++) ids.unshift(await published(given, { title: `第${n}号通知` }));
  return ids;
}
