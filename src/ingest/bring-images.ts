import type { Context } from '../identity/context.ts';
import type { MediaType } from '../platform/media/media-type.ts';
import { bringFile } from './bring-file.ts';
import { inParallel } from './in-parallel.ts';

const MOST = 50;
const MAX_BYTES = 20 * 1024 * 1024;
const AT_ONCE = 4;
const IMAGE = /(?<before><img\b[^>]*?\ssrc=")(?<src>[^"]*)"/gu;

/**
 * Fetches the images of a sanitised body into the media store, fifty at most, and gives the body with their addresses
 * as `/media/{sha256}/{name}`; one that cannot be fetched keeps its own. Nothing else of the body changes.
 */
export async function bringImages(ctx: Context, body: string, signal: AbortSignal): Promise<string> {
  const sources = new Set([...body.matchAll(IMAGE)].map((match) => match.groups?.src ?? ''));
  const wanted = [...sources].filter((src) => /^https?:/u.test(src)).slice(0, MOST);
  const addresses = new Map<string, string>();
  await inParallel(AT_ONCE, wanted, signal, async (src) => {
    const url = src.replaceAll('&amp;', '&');
    const file = await bringFile(ctx, url, { maxBytes: MAX_BYTES, signal, accepts: isImage });
    if (file?.type) addresses.set(src, `/media/${file.sha256}/${nameOf(url, file.type)}`);
  });
  return body.replace(IMAGE, (whole, before: string, src: string) => {
    const address = addresses.get(src);
    return address ? `${before}${address}"` : whole;
  });
}

function isImage(type: MediaType | null): boolean {
  return type?.type.startsWith('image/') ?? false;
}

function nameOf(url: string, { extension }: MediaType): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  const stem = last.replace(/\.\w+$/u, '').replace(/[^\w-]/gu, '');
  return `${stem.slice(0, 60) || 'image'}.${extension}`;
}
