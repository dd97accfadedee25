// Run by hand after `npm install <package>`: a registry that mirrors one system only has no packages for the
// others, npm leaves those out of package-lock.json, and `npm ci` then refuses the file on every machine.
// This puts the missing optional packages back by name, version, system and processor.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './place.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

/**
 * Optional packages that locked packages ask for and the lock does not hold, as lock entries by their path.
 * @param {Record<string, { version?: string; dev?: boolean; optionalDependencies?: Record<string, string> }>} packages
 */
export function missingOptionals(packages) {
  const missing = {};
  for (const [path, { optionalDependencies, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      if (isHeld(packages, path, name) || !/^\d/.test(version)) continue;
      missing[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    }
  }
  return missing;
}

function isHeld(packages, path, name) {
  const below = path
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
  return ['', ...below].some((place) => packages[join(place, 'node_modules', name)]);
}

function platformOf(name) {
  const words = name.split(/[-/]/);
  const system = ['android', 'darwin', 'freebsd', 'openbsd', 'linux', 'openharmony', 'sunos'].find((one) =>
    words.includes(one),
  );
  const os = system ?? (words.some((word) => /^win(32|dows)$/.test(word)) ? 'win32' : undefined);
  const cpu = CPUS.find((one) => words.includes(one));
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    ...(os && { os: [os] }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
  const missing = missingOptionals(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} optional packages put back`);
}
