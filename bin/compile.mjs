import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fail, NODE, ROOT } from './place.mjs';

const SOURCES = join(ROOT, 'src');
const TARGET = join(ROOT, 'dist');
const STAMP = '.compiled';

/** Tells whether dist/ was made from the sources as they are now. */
export function isCompiled() {
  const stamp = join(TARGET, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceState();
}

/** Compiles beside dist/ and swaps, so that a failure or a kill leaves the last good build whole. */
export function compile() {
  console.error('Compiling 正在编译 …');
  const state = sourceState();
  const draft = `${TARGET}.new`;
  rmSync(draft, { recursive: true, force: true });
  const tsc = join(ROOT, 'node_modules/@typescript/native/bin/tsc');
  const args = [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', draft];
  const { status } = spawnSync(NODE, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail('The sources do not compile: see the messages above.');
  mkdirSync(draft, { recursive: true });
  copyAssets(draft);
  writeFileSync(join(draft, STAMP), state);
  rmSync(TARGET, { recursive: true, force: true });
  renameSync(draft, TARGET);
}

/** Files beside the code that the compiler leaves alone: word lists, pages, SQL. */
function copyAssets(target) {
  for (const path of filesUnder(SOURCES)) {
    if (/\.[cm]?tsx?$/.test(path)) continue;
    cpSync(path, join(target, relative(SOURCES, path)));
  }
}

function sourceState() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
    join(ROOT, name),
  );
  const facts = [...filesUnder(SOURCES), ...settings].map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
  return createHash('sha256').update(facts.sort().join('\n')).digest('hex');
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}
