import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The state of a simulator in a file, so that a rehearsal survives a restart; without a path nothing is kept. */
export class KeptState<S extends object> {
  /** What simulators read and change. */
  readonly state: S;
  readonly #path: string | null;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string | null, fresh: S) {
    this.#path = path;
    this.state = { ...fresh, ...(path ? readOr<S>(path) : {}) };
  }

  /** Keeps the state as it is now; writings follow one another. */
  save(): Promise<void> {
    const path = this.#path;
    if (!path) return Promise.resolve();
    const bytes = serialize(this.state);
    this.#writing = this.#writing.then(() => write(path, bytes)).catch(() => undefined);
    return this.#writing;
  }
}

/** A file that is absent, or not whole, is as if the rehearsal began anew. */
function readOr<S extends object>(path: string): Partial<S> {
  try {
    return deserialize(readFileSync(path)) as Partial<S>;
  } catch {
    return {};
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}
