import { sniffMediaType } from '../../platform/media/media-type.ts';
import type { Parcel } from './matter.ts';
import type { WeiboDoor, WeiboPicture } from './weibo-calls.ts';

const TAKEN = new Set(['image/jpeg', 'image/gif', 'image/png']);
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_LOOKED_AT = 5;
const PICTURES = /<img\b[^>]*?\/media\/([0-9a-f]{64})\//g;

/** The first picture of the text that Weibo takes: JPEG, GIF or PNG of less than 5 MB; null where there is none. */
export async function pictureOf({ edition }: Parcel, door: WeiboDoor): Promise<WeiboPicture | null> {
  if (!door.settings.picture || edition.withdrawal) return null;
  const hashes = [...new Set([...edition.snapshot.body.matchAll(PICTURES)].map(([, hash = '']) => hash))];
  for (const hash of hashes.slice(0, MOST_LOOKED_AT)) {
    const bytes = await door.media(hash);
    const type = bytes && bytes.byteLength < MOST_BYTES ? sniffMediaType(bytes)?.type : undefined;
    if (bytes && type && TAKEN.has(type)) return { bytes, type };
  }
  return null;
}
