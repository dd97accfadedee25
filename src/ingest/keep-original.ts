import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Context } from '../identity/context.ts';
import type { Media } from '../platform/media/media.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Keeps a page as it came in the media store, gzipped, and gives the SHA-256 it is kept under. */
export async function keepOriginal(ctx: Context, bytes: Uint8Array): Promise<string> {
  const { sha256 } = await ctx.media.put(await compress(bytes));
  return sha256;
}

/** The page that is kept under a hash, byte for byte as it came; null where none is. */
export async function readOriginal(media: Media, sha256: string): Promise<Uint8Array | null> {
  const kept = await media.get(sha256);
  return kept && expand(kept);
}
