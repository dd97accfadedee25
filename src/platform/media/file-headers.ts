import type { Media } from './media.ts';
import { sniffBeginning } from './media-type.ts';

/** Whatever tells what a file is stands in so many first bytes, or in its name. */
const BEGINNING = 65_536;

/** A kept file under a name. */
export interface NamedFile {
  sha256: string;
  name: string;
  size: number;
}

async function beginningOf(media: Media, { sha256, size }: NamedFile): Promise<Uint8Array> {
  const end = Math.min(size, BEGINNING) - 1;
  const stream = end < 0 ? null : await media.stream(sha256, { start: 0, end });
  return Buffer.concat((await stream?.toArray()) ?? []);
}

/** The headers under which a file is shown where browsers may show it, else saved, and can do nothing; of the file no more than its beginning is read. */
export async function fileHeaders(media: Media, file: NamedFile): Promise<Record<string, string>> {
  const sniffed = sniffBeginning(await beginningOf(media, file), file.name);
  const disposition = sniffed?.inline ? 'inline' : 'attachment';
  return {
    'content-type': sniffed?.type ?? 'application/octet-stream',
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}
