import { Disk } from 'flydrive';
import { orNull } from './missing.ts';
import type { Shelf } from './shelf.ts';

/** How to reach a bucket; `endpoint` is set for stores other than Amazon's. */
export interface BucketSettings {
  bucket: string;
  region: string;
  endpoint?: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** A shelf in a bucket; an object is put whole or not at all by the store itself. */
export function bucketShelf(settings: BucketSettings): Shelf {
  let opened: Promise<Disk> | undefined;
  const disk = () => {
    opened ??= openBucket(settings);
    return opened;
  };
  return {
    exists: async (path) => (await disk()).exists(path),
    read: async (path) => orNull((await disk()).getBytes(path)),
    stream: async (path) => (await disk()).getStream(path),
    write: async (path, bytes) => (await disk()).put(path, bytes),
  };
}

/** The client of S3 weighs megabytes; installations that keep a folder never load it. */
async function openBucket(settings: BucketSettings): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = settings;
  return new Disk(
    new S3Driver({
      bucket,
      region,
      endpoint,
      credentials: { accessKeyId, secretAccessKey },
      visibility: 'private',
      // Most compatible stores know neither ACLs, nor buckets as host names, nor Amazon's newer checksums.
      supportsACL: false,
      forcePathStyle: endpoint !== undefined,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  );
}
