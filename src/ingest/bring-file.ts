import type { Context } from '../identity/context.ts';
import { FetchRefusal } from '../platform/fetch/fetch-refusal.ts';
import { type MediaType, sniffMediaType } from '../platform/media/media-type.ts';

/** A file that now stands in the media store; `type` is what its bytes say, null where they say nothing. */
interface BroughtFile {
  sha256: string;
  bytes: number;
  type: MediaType | null;
}

/** What a file may be. */
interface FileBounds {
  maxBytes: number;
  signal: AbortSignal;
  /** Whether the file is wanted, seen what it is; it is not stored else. */
  accepts: (type: MediaType | null, contentType: string) => boolean;
}

/** Fetches a file from an upstream into the media store; null where that cannot be done or it is not what was wanted. */
export async function bringFile(ctx: Context, url: string, bounds: FileBounds): Promise<BroughtFile | null> {
  const { maxBytes, signal, accepts } = bounds;
  try {
    const answer = await ctx.fetch(url, { maxBytes, signal, timeoutMs: 60_000 });
    const type = sniffMediaType(answer.bytes);
    const isFile = answer.status === 200 && answer.bytes.byteLength > 0;
    if (!isFile || !accepts(type, answer.headers.get('content-type') ?? '')) return null;
    return { ...(await ctx.media.put(answer.bytes)), type };
  } catch (error) {
    if (error instanceof FetchRefusal) return null;
    throw error;
  }
}
