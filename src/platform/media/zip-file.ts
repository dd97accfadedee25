import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** The end record is followed by a comment of at most 65,535 bytes. */
const END_WITHIN = END_BYTES + 65_535;
const MOST_NAMES = 4096;
const STORED = 0;
const DEFLATED = 8;

const inflate = promisify(inflateRaw);

/** A file in a ZIP, by the directory at its end. */
interface ZipEntry {
  name: string;
  method: number;
  packedBytes: number;
  /** Where its local header stands. */
  at: number;
}

/** Tells which kind of document a ZIP is by the names in it, without unpacking; undefined for any other ZIP. */
export function zipKind(file: Buffer): 'docx' | 'xlsx' | 'pptx' | 'ofd' | undefined {
  const names = entriesIn(file).map(({ name }) => name);
  if (names.includes('OFD.xml')) return 'ofd';
  if (!names.includes('[Content_Types].xml')) return undefined;
  const has = (folder: string) => names.some((name) => name.startsWith(folder));
  if (has('word/')) return 'docx';
  if (has('xl/')) return 'xlsx';
  return has('ppt/') ? 'pptx' : undefined;
}

/**
 * Whether what the files of a ZIP unpack to stays within the bounds, seen by unpacking each up to them and keeping none:
 * the sizes that a ZIP states of itself may be lies. `xml` bounds the markup together, `all` everything.
 */
export async function unpacksWithin(file: Buffer, most: { xml: number; all: number }): Promise<boolean> {
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  // Readers go by the beginning of the directory or by its end; where these differ, they see another ZIP than we do.
  const entries = entriesIn(file);
  if (entries.length === 0 || file.readUInt32LE(end + 16) + file.readUInt32LE(end + 12) !== end) return false;
  const left = { ...most };
  for (const entry of entries) {
    const isXml = /\.(?:xml|rels)$/iu.test(entry.name);
    const bound = isXml ? Math.min(left.xml, left.all) : left.all;
    const bytes = await unpackedBytes(file, entry, bound).catch(() => Number.POSITIVE_INFINITY);
    if (bytes > bound) return false;
    left.all -= bytes;
    if (isXml) left.xml -= bytes;
  }
  return entries.length < MOST_NAMES;
}

async function unpackedBytes(
  file: Buffer,
  { method, at, packedBytes }: ZipEntry,
  most: number,
): Promise<number> {
  const from = at + LOCAL_BYTES + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const packed = file.subarray(from, from + packedBytes);
  if (packed.length !== packedBytes || ![STORED, DEFLATED].includes(method)) return Number.POSITIVE_INFINITY;
  if (method === STORED) return packedBytes;
  return (await inflate(packed, { maxOutputLength: Math.max(most, 1) })).length;
}

function entriesIn(file: Buffer): ZipEntry[] {
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < Math.max(0, file.length - END_WITHIN) || end + END_BYTES > file.length) return [];
  const entries: ZipEntry[] = [];
  let entry = file.readUInt32LE(end + 16);
  while (entries.length < MOST_NAMES && isEntry(file, entry)) {
    const nameBytes = file.readUInt16LE(entry + 28);
    entries.push({
      name: file.toString('latin1', entry + ENTRY_BYTES, entry + ENTRY_BYTES + nameBytes),
      method: file.readUInt16LE(entry + 10),
      packedBytes: file.readUInt32LE(entry + 20),
      at: file.readUInt32LE(entry + 42),
    });
    entry += ENTRY_BYTES + nameBytes + file.readUInt16LE(entry + 30) + file.readUInt16LE(entry + 32);
  }
  return entries;
}

function isEntry(file: Buffer, offset: number): boolean {
  return offset + ENTRY_BYTES <= file.length && file.readUInt32LE(offset) === DIRECTORY_ENTRY;
}
