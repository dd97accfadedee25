import { spawn } from 'node:child_process';
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
import { gzipSync } from 'node:zlib';
import { fail, NODE, ROOT } from './place.mjs';

const SOURCES = join(ROOT, 'src');
const DESK = join(SOURCES, 'desk');
const TARGET = join(ROOT, 'dist');
const STAMP = '.compiled';

/** The two halves of the product: each is built from its own files and keeps its own stamp. */
const SERVER = {
  stamp: STAMP,
  state: () => stateOf([...serverFiles(), ...settings('tsconfig.json', 'tsconfig.build.json')]),
};
const FACE = {
  stamp: join('desk', STAMP),
  state: () => stateOf([...filesUnder(DESK), ...settings()]),
};

function isBuilt({ stamp, state }) {
  const path = join(TARGET, stamp);
  return existsSync(path) && readFileSync(path, 'utf8') === state();
}

/** Tells whether dist/ was made from the sources as they are now. */
export function isCompiled() {
  return isBuilt(SERVER) && isBuilt(FACE);
}

/** Compiles server and desk at once beside dist/ and swaps, so that a failure or a kill leaves the last good build whole. */
export async function compile() {
  console.error('Compiling 正在编译 …');
  const draft = `${TARGET}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  await Promise.all([compileServer(draft), buildDesk(draft)]);
  rmSync(TARGET, { recursive: true, force: true });
  renameSync(draft, TARGET);
}

async function compileServer(draft) {
  const state = SERVER.state();
  const tsc = join(ROOT, 'node_modules/@typescript/native/bin/tsc');
  await run([tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', draft]);
  // Files beside the code that the compiler leaves alone: word lists, pages, SQL.
  for (const path of serverFiles()) {
    if (!/\.[cm]?tsx?$/.test(path)) cpSync(path, join(draft, relative(SOURCES, path)));
  }
  writeFileSync(join(draft, SERVER.stamp), state);
}

/** A change of the server only takes the desk over as it was. */
async function buildDesk(draft) {
  const target = join(draft, 'desk');
  if (isBuilt(FACE)) return cpSync(join(TARGET, 'desk'), target, { recursive: true });
  const state = FACE.state();
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await run([vite, 'build', DESK, '--outDir', target, '--logLevel', 'warn']);
  for (const path of filesUnder(join(target, 'assets'))) {
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
  writeFileSync(join(draft, FACE.stamp), state);
}

async function run(args) {
  const status = await new Promise((resolve) => {
    const child = spawn(NODE, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
    child.once('error', () => resolve(1)).once('exit', resolve);
  });
  if (status !== 0) fail('The sources do not compile: see the messages above.');
}

function serverFiles() {
  return filesUnder(SOURCES).filter((path) => !path.startsWith(DESK));
}

function settings(...names) {
  return [...names, 'package-lock.json'].map((name) => join(ROOT, name));
}

function stateOf(paths) {
  const facts = paths.map((path) => {
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
