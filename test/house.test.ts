import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingOptionals } from '../bin/complete-lock.mjs';
import { surveyMap } from '../bin/map.mjs';
import { MAY_IMPORT } from '../dependency-cruiser.config.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = Object.keys(MAY_IMPORT);

test('every import in src keeps to the map, and every file was looked at', async () => {
  const { modules, faults } = await surveyMap(ROOT);
  expect(faults).toEqual([]);
  expect(modules).toBeGreaterThan(0);
});

describe('a fault planted in a copy of the house is found', () => {
  let copy: string;
  let faults: string[];

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'tonggao-house-'));
    cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
    for (const [path, text] of Object.entries(plantedFiles())) plant(path, text);
    ({ faults } = await surveyMap(copy));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  function plant(path: string, text: string): void {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }

  test.each(FOLDERS)('%s imports what its row does not name', (folder) => {
    const target = folder === 'oversight' ? 'desk' : 'oversight';
    expect(faults).toContain(`map-${folder}: src/${folder}/planted.ts → src/${target}/planted-target.ts`);
  });

  test.each([
    ['a circle', 'no-circle: src/content/planted-a.ts → src/content/planted-b.ts'],
    ['a circle of types only', 'no-circle: src/sites/planted-a.ts → src/sites/planted-b.ts'],
    [
      'an adapter reached past its registry',
      'private-inside: src/channels/planted-door.ts → src/channels/adapters/planted.ts',
    ],
    [
      'an adapter reached from another folder',
      'private-outside: src/oversight/planted-door.ts → src/channels/adapters/planted.ts',
    ],
    ['a barrel', 'no-barrel: src/sites/planted-reader.ts → src/sites/index.ts'],
    [
      'a development package in the product',
      'production-packages: src/sites/planted-dev.ts → node_modules/for-tests/index.js',
    ],
    ['a test imported by the product', 'stays-in-src: src/sites/planted-test.ts → test/planted.ts'],
    ['an import that leads nowhere', 'resolves: src/sites/planted-nowhere.ts → ./nowhere.ts'],
    ['a folder the map does not know', 'src/misc has no row in the map'],
  ])('%s', (_, fault) => {
    expect(faults).toContain(fault);
  });
});

test('a survey that sees fewer modules than there are files is a fault', async () => {
  const house = mkdtempSync(join(tmpdir(), 'tonggao-house-'));
  for (const path of ['src/platform/seen.ts', 'src/platform/node_modules/unseen.ts']) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), 'export const here = 1;\n');
  }
  const { faults } = await surveyMap(house);
  rmSync(house, { recursive: true, force: true });
  expect(faults).toEqual(['saw 1 modules of 2 files']);
});

test('package-lock.json names the packages for every system, or npm ci refuses it', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  // Remedy: node bin/complete-lock.mjs
  expect(Object.keys(missingOptionals(lock.packages))).toEqual([]);
});

test('package-lock.json names no registry, so any mirror serves', () => {
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});

function plantedFiles(): Record<string, string> {
  const imports = (path: string) => `import '${path}';\n`;
  const rows = FOLDERS.map((folder) => [
    `src/${folder}/planted.ts`,
    imports(`../${folder === 'oversight' ? 'desk' : 'oversight'}/planted-target.ts`),
  ]);
  return {
    ...Object.fromEntries(rows),
    'src/oversight/planted-target.ts': 'export const target = 1;\n',
    'src/desk/planted-target.ts': 'export const target = 1;\n',
    'src/content/planted-a.ts': imports('./planted-b.ts'),
    'src/content/planted-b.ts': imports('./planted-a.ts'),
    'src/sites/planted-a.ts': `import type { B } from './planted-b.ts';\nexport type A = B;\n`,
    'src/sites/planted-b.ts': `import type { A } from './planted-a.ts';\nexport type B = A | 1;\n`,
    'src/channels/adapters/planted.ts': 'export const adapter = 1;\n',
    'src/channels/planted-door.ts': imports('./adapters/planted.ts'),
    'src/oversight/planted-door.ts': imports('../channels/adapters/planted.ts'),
    'src/sites/index.ts': 'export const barrel = 1;\n',
    'src/sites/planted-reader.ts': imports('./index.ts'),
    'src/sites/planted-dev.ts': imports('for-tests'),
    'package.json': JSON.stringify({ name: 'copy', devDependencies: { 'for-tests': '1.0.0' } }),
    'node_modules/for-tests/package.json': JSON.stringify({ name: 'for-tests', version: '1.0.0' }),
    'node_modules/for-tests/index.js': 'module.exports = 1;\n',
    'src/sites/planted-test.ts': imports('../../test/planted.ts'),
    'test/planted.ts': 'export const test = 1;\n',
    'src/sites/planted-nowhere.ts': imports('./nowhere.ts'),
    'src/misc/planted.ts': 'export const misc = 1;\n',
  };
}
