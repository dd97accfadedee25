import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, NODE, ROOT } from './place.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules/.tonggao-installed');

/** Tells whether node_modules is what package-lock.json asks for. */
export function isInstalled() {
  const lock = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync(NODE)) return true;
  if (!isInstalledByHand()) return false;
  writeFileSync(STAMP, lock);
  return true;
}

/** After `npm install` the packages are right although the stamp does not say so. */
function isInstalledByHand() {
  const record = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(NODE)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (present[path] ? present[path].version === version : optional),
  );
}

/** Installs exactly what package-lock.json names. */
export function install() {
  console.error('Installing packages (first run, or package-lock.json changed) 正在安装依赖 …');
  // biome-ignore lint/style/noProcessEnv: npm names its own program here
  const npm = process.env.npm_execpath;
  // The compiler and the checks are development packages, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: patient() };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) fail('npm ci failed: see its message above; run the command again when it is put right.');
  if (!existsSync(NODE)) {
    fail(
      'npm ci brought no Node 26: its install script was not run (is ignore-scripts set in the npm settings?).',
    );
  }
  writeFileSync(STAMP, lockHash());
}

/** A connection that falls silent is given up after half a minute and asked for again; npm by itself waits for five. */
function patient() {
  // biome-ignore lint/style/noProcessEnv: npm reads its settings there, also the npm that a package's script starts
  return { npm_config_fetch_timeout: '30000', npm_config_fetch_retries: '6', ...process.env };
}

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}
