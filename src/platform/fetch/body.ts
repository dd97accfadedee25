import { pipeline as connectStreams, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchRefusal } from './fetch-refusal.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** How each Content-Encoding is undone; `deflate` comes both with and without the zlib header, told apart by its first byte. */
const DECODERS: Record<string, (firstByte: number) => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  deflate: (firstByte) => ((firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw()),
};

/** More layers than this is an attack, not a server. */
const MOST_LAYERS = 2;

/**
 * Reads a response body to its end, undoing Content-Encoding on the way.
 * Refuses TOO_LARGE as soon as either the wire or the decoded bytes pass `maxBytes`, BAD_ENCODING for what cannot be decoded.
 */
export async function readBody(
  wire: Readable,
  contentEncoding: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const decode = (source: Chunks) => layersOf(contentEncoding).reduce(decoded, capped(source, maxBytes));
  const collect = async (source: Chunks) => {
    for await (const chunk of capped(source, maxBytes)) chunks.push(chunk);
  };
  await pipeline(wire, decode, collect, { signal });
  return new Uint8Array(Buffer.concat(chunks));
}

function layersOf(contentEncoding: string): string[] {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity')
    .reverse();
  const strange = layers.find((layer) => !Object.hasOwn(DECODERS, layer));
  if (strange !== undefined) throw new FetchRefusal('BAD_ENCODING', 'unknown Content-Encoding');
  if (layers.length > MOST_LAYERS) throw new FetchRefusal('BAD_ENCODING', 'too many Content-Encoding layers');
  return layers;
}

async function* capped(source: Chunks, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.byteLength;
    if (total > maxBytes) throw new FetchRefusal('TOO_LARGE', `the body passes ${maxBytes} bytes`);
    yield chunk;
  }
}

/** An empty body stays empty: answers to HEAD and 304 carry Content-Encoding without bytes. */
async function* decoded(source: Chunks, layer: string): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  let failure: unknown;
  const rest = async function* () {
    yield first.value;
    try {
      yield* { [Symbol.asyncIterator]: () => iterator };
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const decoder = DECODERS[layer]?.(first.value[0] ?? 0) as Transform;
  connectStreams(Readable.from(rest()), decoder, () => undefined);
  try {
    yield* decoder as Chunks;
  } catch {
    throw failure ?? new FetchRefusal('BAD_ENCODING', `the body is not ${layer}`);
  }
}
