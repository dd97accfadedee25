// Brings the working copy into a state that runs: packages installed, sources compiled.
// Plain JavaScript for Node >= 20 without packages, because it runs before there are any.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, isCompiled } from './compile.mjs';
import { install, isInstalled } from './install.mjs';
import { fail, ROOT } from './place.mjs';

const BUSY = join(ROOT, '.preparing');
const BUSY_LIMIT_MS = 15 * 60_000;

/** Installs and compiles what is out of date; costs a few milliseconds when nothing is. */
export async function prepare() {
  if (Number(process.versions.node.split('.')[0]) < 20) fail('Tonggao needs Node 20 or newer to start.');
  if (isInstalled() && isCompiled()) return;
  await exclusively(async () => {
    if (!isInstalled()) install();
    if (!isCompiled()) await compile();
  });
}

/** Two commands started at once must not install or compile over each other. */
async function exclusively(work) {
  const until = Date.now() + BUSY_LIMIT_MS;
  while (!takeTurn()) {
    if (Date.now() > until) fail(`Another command still prepares this folder; if none does, delete ${BUSY}.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  process.once('exit', giveTurnBack);
  await work();
  process.off('exit', giveTurnBack);
  giveTurnBack();
}

function giveTurnBack() {
  rmSync(BUSY, { force: true });
}

function takeTurn() {
  try {
    writeFileSync(BUSY, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(holder())) giveTurnBack();
    return false;
  }
}

function holder() {
  try {
    return Number(readFileSync(BUSY, 'utf8'));
  } catch {
    // Given back in this very moment: the next try settles it.
    return process.pid;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
