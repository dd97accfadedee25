import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { must } from '../refusal.ts';
import { type BucketSettings, bucketShelf } from './bucket-shelf.ts';
import { folderShelf } from './folder-shelf.ts';
import type { Part } from './shelf.ts';

/** Files kept by what they are: the SHA-256 of the bytes, in lower-case hex, is the only name a file has. */
export interface Media {
  /** Keeps the bytes, whole or not at all, and gives their hash and length; a second time it changes nothing. */
  put: (bytes: Uint8Array) => Promise<{ sha256: string; bytes: number }>;
  /** The bytes, or null where none are kept under the hash. */
  get: (sha256: string) => Promise<Uint8Array | null>;
  /** The length in bytes, or null where none are kept under the hash. */
  size: (sha256: string) => Promise<number | null>;
  /** The bytes, or a part of them, as a stream; null where none are kept under the hash. */
  stream: (sha256: string, part?: Part) => Promise<Readable | null>;
  exists: (sha256: string) => Promise<boolean>;
  /** What was drawn of a file under a short name such as `480.webp`, or null; it can be drawn again, so it may be lost. */
  drawn: (sha256: string, name: string) => Promise<Uint8Array | null>;
  keepDrawn: (sha256: string, name: string, bytes: Uint8Array) => Promise<void>;
}

/** Where the files are: a folder, or a bucket of an S3-compatible store. */
export type MediaConfig = { directory: string } | { s3: BucketSettings };

/** Opens the media store; a malformed hash is refused with BAD_USER_INPUT. The S3 client is loaded only where a bucket is named. */
export function createMedia(config: MediaConfig): Media {
  const shelf = 's3' in config ? bucketShelf(config.s3) : folderShelf(config.directory);
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      if (!(await shelf.exists(path))) await shelf.write(path, bytes);
      return { sha256, bytes: bytes.byteLength };
    },
    get: async (sha256) => shelf.read(pathOf(sha256)),
    size: async (sha256) => shelf.size(pathOf(sha256)),
    stream: async (sha256, part) => {
      const path = pathOf(sha256);
      return (await shelf.exists(path)) ? shelf.stream(path, part) : null;
    },
    exists: async (sha256) => shelf.exists(pathOf(sha256)),
    drawn: async (sha256, name) => shelf.read(drawnPath(sha256, name)),
    keepDrawn: async (sha256, name, bytes) => shelf.write(drawnPath(sha256, name), bytes),
  };
}

/** Two levels of 256 folders keep each folder small; the pattern keeps every path inside the store. */
function pathOf(sha256: string): string {
  must(/^[0-9a-f]{64}$/.test(sha256), 'BAD_USER_INPUT', {
    zh: '文件摘要格式不正确',
    en: 'Not a SHA-256 in lower-case hex',
  });
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

function drawnPath(sha256: string, name: string): string {
  must(/^[a-z0-9]{1,20}\.[a-z0-9]{1,8}$/.test(name), 'BAD_USER_INPUT', {
    zh: '图片名称格式不正确',
    en: 'Not a name of a drawn picture',
  });
  return `drawn/${pathOf(sha256)}/${name}`;
}
