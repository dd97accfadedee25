import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { schemaChanges } from '../../bin/schema-diff.mjs';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../schema/${path}`, import.meta.url)), 'utf8');
const released = read('released/reading.graphql');

test('the present reading schema breaks nobody who uses the released one', async () => {
  const { lines, breaks } = await schemaChanges(released, read('reading.graphql'));
  expect(breaks, lines.join('\n')).toBe(false);
});

test.each([
  ['a field that goes', (sdl: string) => sdl.replace(/^ {2}domain: String!\n/m, '')],
  ['a field that may now be null', (sdl: string) => sdl.replace('  domain: String!\n', '  domain: String\n')],
  [
    'an argument that is now demanded',
    (sdl: string) => sdl.replace('kinds: [ContentKind!]\n', 'kinds: [ContentKind!]!\n'),
  ],
  ['a value that goes', (sdl: string) => sdl.replace('\n  REPLACED\n', '\n')],
])('%s breaks', async (_, change) => {
  const changed = change(released);
  expect(changed).not.toBe(released);
  expect((await schemaChanges(released, changed)).breaks).toBe(true);
});

test('a field that comes breaks nobody, and one that was deprecated may go', async () => {
  const old = 'type Query { kept: Int old: Int @deprecated(reason: "kept") }';
  expect(await schemaChanges(old, 'type Query { kept: Int fresh: Int }')).toMatchObject({ breaks: false });
});
