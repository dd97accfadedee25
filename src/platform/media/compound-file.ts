type CompoundKind = 'doc' | 'xls' | 'ppt';

/** The stream each program keeps its document in, as [MS-CFB] directory entries name them. */
const STREAMS: readonly [name: string, kind: CompoundKind][] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
];
/** Directory entries are 128 bytes long and aligned; the name stands at their start, its length in bytes at 64. */
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;

/** Tells which Office document an OLE compound file holds; undefined for any other. */
export function compoundKind(file: Buffer): CompoundKind | undefined {
  return STREAMS.find(([name]) => hasStream(file, Buffer.from(`${name}\0`, 'utf16le')))?.[1];
}

function hasStream(file: Buffer, name: Buffer): boolean {
  for (let at = file.indexOf(name); at !== -1; at = file.indexOf(name, at + 1)) {
    const isEntry = at % ENTRY_BYTES === 0 && at + ENTRY_BYTES <= file.length;
    if (isEntry && file.readUInt16LE(at + NAME_LENGTH_AT) === name.length) return true;
  }
  return false;
}
