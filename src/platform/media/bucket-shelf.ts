import type { Readable } from 'node:stream';
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
  let opened: Promise<Bucket> | undefined;
  const bucket = () => {
    opened ??= openBucket(settings);
    return opened;
  };
  const disk = async () => (await bucket()).disk;
  return {
    exists: async (path) => (await disk()).exists(path),
    read: async (path) => orNull((await disk()).getBytes(path)),
    size: async (path) => (await orNull((await disk()).getMetaData(path)))?.contentLength ?? null,
    stream: async (path, part) => (await bucket()).stream(path, part),
    write: async (path, bytes) => (await disk()).put(path, bytes),
  };
}

interface Bucket {
  disk: Disk;
  stream: Shelf['stream'];
}

/** The client of S3 weighs megabytes; installations that keep a folder never load it. */
async function openBucket(settings: BucketSettings): Promise<Bucket> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = settings;
  // Most compatible stores know neither ACLs, nor buckets as host names, nor Amazon's newer checksums.
  const client = new S3Client({
    region,
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: endpoint !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  const stream: Shelf['stream'] = async (path, part) => {
    const range = part && `bytes=${part.start}-${part.end}`;
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path, Range: range }));
    return Body as Readable;
  };
  return { disk, stream };
}
