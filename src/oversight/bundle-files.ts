import { mediaHashesIn } from '../content/media-hashes.ts';
import type { Media } from '../platform/media/media.ts';
import type { Edition } from '../release/edition.ts';

/** Bytes that one file of a bundle may have, and all of them together. */
const FILE_LIMITS = { each: 64 * 1_048_576, all: 256 * 1_048_576 };

/** A file that editions attach or show: in the bundle under `files/{sha256}`, or why it is not. */
export interface BundledFile {
  /** Null of a file that was never fetched from its upstream. */
  sha256: string | null;
  name: string;
  bytes: number | null;
  sourceUrl: string | null;
  /** Null where the bytes are inside. */
  leftOut: 'NOT_FETCHED' | 'NOT_KEPT' | 'TOO_LARGE' | null;
}

/** Where the bytes of a file stand in a bundle. */
export const placeOf = (sha256: string): string => `files/${sha256}`;

type Named = Pick<BundledFile, 'sha256' | 'name' | 'sourceUrl'>;

/** Rule: every file that editions attach, or show in their text, once. */
export function filesNamed(editions: readonly Pick<Edition, 'snapshot'>[]): Named[] {
  const attached = editions.flatMap(({ snapshot }) => snapshot.attachments);
  const shown = editions.flatMap(({ snapshot }) => mediaHashesIn(snapshot.body));
  const all: Named[] = [
    ...attached.map(({ sha256, name, sourceUrl }) => ({ sha256, name, sourceUrl })),
    ...shown.map((sha256) => ({ sha256, name: '正文图片或链接', sourceUrl: null })),
  ];
  const keyOf = ({ sha256, sourceUrl, name }: Named) => sha256 ?? sourceUrl ?? name;
  // Of equal files the first name stays.
  return [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

/** Reads the files that editions name, within bounds; what is too large, not kept or was never fetched is told instead. */
export async function readFiles(
  media: Media,
  editions: readonly Edition[],
  limits = FILE_LIMITS,
): Promise<{ list: BundledFile[]; bytes: Record<string, Uint8Array> }> {
  const bytes: Record<string, Uint8Array> = {};
  let left = limits.all;
  const read = async (named: Named): Promise<BundledFile> => {
    const { sha256 } = named;
    if (sha256 === null) return { ...named, bytes: null, leftOut: 'NOT_FETCHED' };
    const size = await media.size(sha256);
    if (size === null) return { ...named, bytes: null, leftOut: 'NOT_KEPT' };
    if (size > limits.each || size > left) return { ...named, bytes: size, leftOut: 'TOO_LARGE' };
    const found = await media.get(sha256);
    if (!found) return { ...named, bytes: null, leftOut: 'NOT_KEPT' };
    left -= found.byteLength;
    bytes[placeOf(sha256)] = found;
    return { ...named, bytes: found.byteLength, leftOut: null };
  };
  const list: BundledFile[] = [];
  for (const named of filesNamed(editions)) list.push(await read(named));
  return { list, bytes };
}
