import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How an answer may be packed. */
export type Encoding = 'identity' | 'br' | 'gzip';

/** Shorter answers are not packed, in bytes: the saving would be lost in the packet. */
export const WORTH_PACKING = 1_000;

// Packed once and answered often, yet within a few milliseconds.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const PACK = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};

/** An answer ready to go out. */
export interface Finished {
  /** Bytes by encoding; the packed ones come when first asked for. */
  bytes: { identity: Buffer; br?: Buffer; gzip?: Buffer };
  /** What it was read from. */
  tags: readonly string[];
  packing: Set<Encoding>;
  /** What only headers need, once they have needed it. */
  said: { etag?: string; surrogateKey?: string; heads?: Map<string, string[]> };
  /** When what it tells of last changed, where that is known. */
  changedAt?: Date | null;
}

/** Makes an answer ready from its JSON text. */
export function finish(text: string, tags: Iterable<string>): Finished {
  const identity = Buffer.from(text);
  return { bytes: { identity }, tags: [...tags], packing: new Set(), said: {} };
}

/** Its entity tag; weak, so that one serves every encoding. */
export function etagOf({ bytes, said }: Finished): string {
  said.etag ??= `W/"${hash('sha256', bytes.identity, 'base64url').slice(0, 27)}"`;
  return said.etag;
}

/** Its tags in one header. */
export function surrogateKeyOf({ tags, said }: Finished): string {
  said.surrogateKey ??= [...tags].sort().join(' ');
  return said.surrogateKey;
}

/** The best encoding an Accept-Encoding header allows: brotli, then gzip. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(header)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(header) ? 'gzip' : 'identity';
}

/** The bytes of an answer in this encoding, or as they are while they are not packed yet; `packed` is called when they become so. */
export function bytesOf(
  finished: Finished,
  wanted: Encoding,
  packed: () => void,
): { encoding: Encoding; bytes: Buffer } {
  const { identity } = finished.bytes;
  const ready = finished.bytes[wanted];
  if (ready) return { encoding: wanted, bytes: ready };
  if (wanted !== 'identity' && identity.length >= WORTH_PACKING && !finished.packing.has(wanted)) {
    finished.packing.add(wanted);
    void pack(finished, wanted).then(packed, () => undefined);
  }
  return { encoding: 'identity', bytes: identity };
}

async function pack(finished: Finished, encoding: 'br' | 'gzip'): Promise<void> {
  finished.bytes[encoding] = await PACK[encoding](finished.bytes.identity);
}
