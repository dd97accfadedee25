import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const BROUGHT = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Node 26: this one where it is one, else the one npm brought. */
export const NODE = process.versions.node.startsWith('26.') ? process.execPath : BROUGHT;

/** Prints one line and ends the program as failed. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}
