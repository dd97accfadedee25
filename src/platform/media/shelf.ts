import type { Readable } from 'node:stream';

/** Part of a file: its first byte and its last one, counted from 0. */
export interface Part {
  start: number;
  end: number;
}

/** A place that keeps bytes under a path. `write` leaves the old state or the new one, never half a file. */
export interface Shelf {
  exists: (path: string) => Promise<boolean>;
  read: (path: string) => Promise<Uint8Array | null>;
  /** The length of a file in bytes, or null where there is none. */
  size: (path: string) => Promise<number | null>;
  stream: (path: string, part?: Part) => Promise<Readable>;
  write: (path: string, bytes: Uint8Array) => Promise<void>;
}
