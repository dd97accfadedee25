import { strFromU8, unzipSync } from 'fflate';
import { sha256 } from '../platform/canonical-json.ts';
import { signerOf } from '../platform/signature.ts';
import { editionHash } from '../release/chain.ts';
import type { Edition } from '../release/edition.ts';
import { PARTS } from './bundle.ts';
import { type BundledFile, filesNamed, placeOf } from './bundle-files.ts';

/** Bytes a bundle may unpack to. */
const MOST = 512 * 1_048_576;

/** What a bundle proves: by which key it was signed, and the first thing that is wrong with it, or null. */
export interface BundleVerdict {
  contentId: string | null;
  /** SHA-256 of the public key that signed it, to be compared with what the hub's people say. */
  signer: string | null;
  editions: number;
  /** How many files of its editions are inside with their bytes. */
  files: number;
  fault: string | null;
}

type Files = Record<string, Uint8Array>;

function unpack(zip: Uint8Array): Files | null {
  let total = 0;
  try {
    return unzipSync(zip, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > MOST) throw new Error('too large');
        return true;
      },
    });
  } catch {
    return null;
  }
}

function sumsFault(files: Files): string | null {
  const lines = strFromU8(files[PARTS.sums] ?? new Uint8Array())
    .split('\n')
    .filter(Boolean);
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const { [PARTS.sums]: _sums, [PARTS.signature]: _signature, ...rest } = files;
  for (const name of new Set([...sums.keys(), ...Object.keys(rest)])) {
    const bytes = rest[name];
    if (!bytes) return `${name} is missing`;
    if (sums.get(name) !== sha256(bytes)) return `${name} is not as it was signed`;
  }
  return null;
}

function jsonOf<T>(files: Files, name: string): T {
  return JSON.parse(strFromU8(files[name] ?? new Uint8Array())) as T;
}

function editionsFault(contentId: string, editions: Edition[]): string | null {
  for (const [index, edition] of editions.entries()) {
    const isNext = edition.number === index + 1 && edition.contentId === contentId;
    if (!isNext) return `edition ${index + 1} is missing`;
    if (editionHash(edition) !== edition.hash) return `edition ${edition.number} does not match its hash`;
  }
  return editions.length > 0 ? null : 'it holds no edition';
}

/** Bundles of before files were in them list none. */
function filesFault(files: Files, editions: Edition[]): string | null {
  if (!files[PARTS.files]) return null;
  const list = jsonOf<BundledFile[]>(files, PARTS.files);
  const listed = new Set(list.map(({ sha256: hash }) => hash));
  const unlisted = filesNamed(editions).find((one) => !listed.has(one.sha256));
  if (unlisted) return `${unlisted.name} is not in the list of files`;
  for (const { sha256: hash, leftOut } of list) {
    if (leftOut !== null || hash === null) continue;
    const bytes = files[placeOf(hash)];
    if (!bytes) return `${placeOf(hash)} is missing`;
    if (sha256(bytes) !== hash) return `${placeOf(hash)} is not the file of that name`;
  }
  return null;
}

function readFaults(files: Files): Omit<BundleVerdict, 'signer'> {
  try {
    const { contentId } = jsonOf<{ contentId: string }>(files, 'data/about.json');
    const editions = jsonOf<Edition[]>(files, 'data/editions.json');
    const fault = editionsFault(contentId, editions) ?? filesFault(files, editions);
    const isInside = (name: string) => name.startsWith('files/');
    const attached = Object.keys(files).filter(isInside).length;
    return { contentId, editions: editions.length, files: attached, fault };
  } catch {
    return { contentId: null, editions: 0, files: 0, fault: 'its data cannot be read' };
  }
}

/** Checks an evidence bundle by itself, without a database: unpacked within bounds, every file as it was signed, every edition as its hash says, every file of an edition inside by its hash or told why not. */
export function checkBundle(zip: Uint8Array): BundleVerdict {
  const nothing = { contentId: null, signer: null, editions: 0, files: 0 };
  const files = unpack(zip);
  if (!files) return { ...nothing, fault: 'it is no evidence bundle' };
  const manifest = files[PARTS.sums];
  const signature = files[PARTS.signature];
  const key = files[PARTS.key];
  if (!manifest || !signature || !key) return { ...nothing, fault: 'it is no evidence bundle' };
  const signer = signerOf(strFromU8(key), manifest, signature);
  if (!signer) return { ...nothing, fault: 'its signature is not of its key' };
  const fault = sumsFault(files);
  return fault ? { ...nothing, signer, fault } : { signer, ...readFaults(files) };
}
