import { compoundKind } from './compound-file.ts';
import { zipKind } from './zip-file.ts';

/** What a file is by its own bytes. */
export interface MediaType {
  /** For Content-Type. */
  type: string;
  /** For file names, without a dot. */
  extension: string;
  /** Whether a browser may show it in place; everything else is offered for download. */
  inline: boolean;
}

const shown = (type: string, extension: string): MediaType => ({ type, extension, inline: true });
const offered = (type: string, extension: string): MediaType => ({ type, extension, inline: false });

/** Every type the hub knows. SVG and HTML are left out: they can run code in the site's own name. */
const TYPES = {
  pdf: shown('application/pdf', 'pdf'),
  png: shown('image/png', 'png'),
  jpg: shown('image/jpeg', 'jpg'),
  gif: shown('image/gif', 'gif'),
  webp: shown('image/webp', 'webp'),
  mp4: shown('video/mp4', 'mp4'),
  mp3: shown('audio/mpeg', 'mp3'),
  zip: offered('application/zip', 'zip'),
  docx: offered('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  xlsx: offered('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  pptx: offered('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
  ofd: offered('application/ofd', 'ofd'),
  doc: offered('application/msword', 'doc'),
  xls: offered('application/vnd.ms-excel', 'xls'),
  ppt: offered('application/vnd.ms-powerpoint', 'ppt'),
} as const;

/** How an OLE compound file begins. */
const COMPOUND_MAGIC = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** Brands of ISO media files that are MP4 video; HEIC, AVIF and QuickTime have others. */
const MP4_BRANDS = /^(?:isom|iso[2-9]|mp4[12]|avc1|dash|M4V[ HP]|MSNV|f4v )$/;

/** PDF readers look for the header in the first kilobyte, and real files use that. */
const PDF_HEADER_WITHIN = 1024;

type At = (offset: number, magic: string) => boolean;

/** Tells what a file is by its magic numbers, never by its name; null for what the hub does not know. */
export function sniffMediaType(bytes: Uint8Array): MediaType | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at: At = (offset, magic) => file.toString('latin1', offset, offset + magic.length) === magic;
  if (at(4, 'ftyp')) return MP4_BRANDS.test(file.toString('latin1', 8, 12)) ? TYPES.mp4 : null;
  if (at(0, 'PK\x03\x04') || at(0, 'PK\x05\x06')) return TYPES[zipKind(file) ?? 'zip'];
  return pictureType(at) ?? compoundType(file, at) ?? (isMp3(file, at) ? TYPES.mp3 : pdfOrNull(file));
}

const ZIPPED = ['docx', 'xlsx', 'pptx', 'ofd'] as const;
const COMPOUND = ['doc', 'xls', 'ppt'] as const;

/**
 * Tells what a file is by its beginning. Which document a container holds may stand further behind; the name then
 * chooses, but among the documents of that container only, and all of those are offered for download.
 */
export function sniffBeginning(beginning: Uint8Array, name: string): MediaType | null {
  const sniffed = sniffMediaType(beginning);
  if (sniffed && sniffed !== TYPES.zip) return sniffed;
  const isCompound = Buffer.from(beginning.subarray(0, 8)).toString('latin1') === COMPOUND_MAGIC;
  const possible: readonly (keyof typeof TYPES)[] = sniffed ? ZIPPED : isCompound ? COMPOUND : [];
  const named = possible.find((extension) => name.toLowerCase().endsWith(`.${extension}`));
  return named ? TYPES[named] : sniffed;
}

function pictureType(at: At): MediaType | null {
  if (at(0, '\x89PNG\r\n\x1a\n')) return TYPES.png;
  if (at(0, '\xff\xd8\xff')) return TYPES.jpg;
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return TYPES.gif;
  return at(0, 'RIFF') && at(8, 'WEBP') ? TYPES.webp : null;
}

function compoundType(file: Buffer, at: At): MediaType | null {
  const kind = at(0, COMPOUND_MAGIC) ? compoundKind(file) : undefined;
  return kind === undefined ? null : TYPES[kind];
}

/** An ID3 tag, or the header of an MPEG layer III frame with a bit rate and a sampling rate that exist. */
function isMp3(file: Buffer, at: At): boolean {
  const [first = 0, second = 0, third = 0] = file;
  const isFrame = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
  const hasRates = third >> 4 !== 0 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
  return at(0, 'ID3') || (isFrame && hasRates);
}

function pdfOrNull(file: Buffer): MediaType | null {
  return file.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-', 0, 'latin1') ? TYPES.pdf : null;
}
