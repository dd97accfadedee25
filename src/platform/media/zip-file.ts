const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** The end record is followed by a comment of at most 65,535 bytes. */
const END_WITHIN = END_BYTES + 65_535;
const MOST_NAMES = 4096;

/** Tells which kind of document a ZIP is by the names in it, without unpacking; undefined for any other ZIP. */
export function zipKind(file: Buffer): 'docx' | 'xlsx' | 'pptx' | 'ofd' | undefined {
  const names = namesIn(file);
  if (names.includes('OFD.xml')) return 'ofd';
  if (!names.includes('[Content_Types].xml')) return undefined;
  const has = (folder: string) => names.some((name) => name.startsWith(folder));
  if (has('word/')) return 'docx';
  if (has('xl/')) return 'xlsx';
  return has('ppt/') ? 'pptx' : undefined;
}

function namesIn(file: Buffer): string[] {
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < Math.max(0, file.length - END_WITHIN) || end + END_BYTES > file.length) return [];
  const names: string[] = [];
  let entry = file.readUInt32LE(end + 16);
  while (names.length < MOST_NAMES && isEntry(file, entry)) {
    const nameBytes = file.readUInt16LE(entry + 28);
    names.push(file.toString('latin1', entry + ENTRY_BYTES, entry + ENTRY_BYTES + nameBytes));
    entry += ENTRY_BYTES + nameBytes + file.readUInt16LE(entry + 30) + file.readUInt16LE(entry + 32);
  }
  return names;
}

function isEntry(file: Buffer, offset: number): boolean {
  return offset + ENTRY_BYTES <= file.length && file.readUInt32LE(offset) === DIRECTORY_ENTRY;
}
