// npm run check: what has changed in the reading schema since it was released. Exits 1 where front ends would break.
// `node bin/schema-diff.mjs --release` makes the present schema the released one.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiffRule, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { ROOT } from './place.mjs';

const PRESENT = join(ROOT, 'schema', 'reading.graphql');
const RELEASED = join(ROOT, 'schema', 'released', 'reading.graphql');

/**
 * Changes from a released schema to the present one, as lines, and whether one of them breaks those who use it. What was
 * deprecated when it was released may go.
 * @param {string} released SDL
 * @param {string} present SDL
 */
export async function schemaChanges(released, present) {
  const changes = await diff(buildSchema(released), buildSchema(present), [
    DiffRule.suppressRemovalOfDeprecatedField,
    DiffRule.ignoreDescriptionChanges,
  ]);
  const lines = changes.map(({ criticality, message }) => `${criticality.level}: ${message}`);
  return { lines, breaks: changes.some(({ criticality }) => criticality.level === 'BREAKING') };
}

async function main() {
  if (process.argv.includes('--release')) {
    copyFileSync(PRESENT, RELEASED);
    return;
  }
  const { lines, breaks } = await schemaChanges(
    readFileSync(RELEASED, 'utf8'),
    readFileSync(PRESENT, 'utf8'),
  );
  for (const line of lines) console.log(`schema: ${line}`);
  if (breaks) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
