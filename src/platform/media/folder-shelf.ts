import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { orNull } from './missing.ts';
import type { Shelf } from './shelf.ts';

/** Files being written stand here until they are whole. */
const INCOMING = 'incoming';

/** A shelf in a folder of this machine; the folder is made when the first file comes. */
export function folderShelf(directory: string): Shelf {
  const disk = new Disk(new FSDriver({ location: directory, visibility: 'private' }));
  return {
    exists: (path) => disk.exists(path),
    read: (path) => orNull(disk.getBytes(path)),
    size: async (path) => (await orNull(disk.getMetaData(path)))?.contentLength ?? null,
    stream: async (path, part) => createReadStream(join(directory, path), part),
    write: async (path, bytes) => {
      const draft = `${INCOMING}/${randomUUID()}`;
      try {
        await disk.put(draft, bytes);
        await settle(join(directory, draft), join(directory, path));
      } catch (error) {
        await rm(join(directory, draft), { force: true });
        throw error;
      }
    },
  };
}

/** flydrive moves by copying, which a crash can cut in half; renaming within one file system cannot be. */
async function settle(draft: string, place: string): Promise<void> {
  const file = await open(draft, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await mkdir(dirname(place), { recursive: true });
  await rename(draft, place);
}
