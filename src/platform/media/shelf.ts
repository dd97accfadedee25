import type { Readable } from 'node:stream';

/** A place that keeps bytes under a path. `write` leaves the old state or the new one, never half a file. */
export interface Shelf {
  exists: (path: string) => Promise<boolean>;
  read: (path: string) => Promise<Uint8Array | null>;
  stream: (path: string) => Promise<Readable>;
  write: (path: string, bytes: Uint8Array) => Promise<void>;
}
