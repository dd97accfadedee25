import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node 26 that npm brought. */
export const NODE = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Prints one line and ends the program as failed. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}
