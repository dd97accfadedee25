import type { Context } from '../identity/context.ts';
import { sniffMediaType } from '../platform/media/media-type.ts';

const MOST = 50;
const INLINE = /data:image\/[\w.+-]{1,40};base64,[A-Za-z0-9+/=]+/giu;

/** Keeps a picture in the media store and gives its address, `/media/{sha256}/{name}`; null for what is no picture. */
export async function keepPicture(ctx: Context, bytes: Uint8Array): Promise<string | null> {
  const type = sniffMediaType(bytes);
  if (!type?.type.startsWith('image/')) return null;
  const { sha256 } = await ctx.media.put(bytes);
  return `/media/${sha256}/image.${type.extension}`;
}

/** HTML with the addresses under which its pictures are kept in the media store. */
export interface Illustrated {
  html: string;
  pictures: string[];
}

/** The page with the pictures that a browser saved into it (data: addresses) kept in the media store, fifty at most. */
export async function keepInlinePictures(ctx: Context, page: string): Promise<Illustrated> {
  const found = new Set([...page.matchAll(INLINE)].slice(0, MOST).map(([address]) => address));
  const pictures: string[] = [];
  let html = page;
  for (const address of found) {
    const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
    const kept = await keepPicture(ctx, bytes);
    if (kept) pictures.push(kept);
    html = html.replaceAll(address, kept ?? '');
  }
  return { html, pictures };
}
