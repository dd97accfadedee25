import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json, beside which `seeds` stands, whether the sources run from src/ or the build from dist/. */
export function packageRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from;
  return packageRoot(dirname(from));
}
