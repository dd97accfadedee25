import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EngineAnswer } from '../../platform/graphql/ask-engine.ts';
import { ON_EVERY_ANSWER } from '../../platform/http.ts';
import { OPEN_TO_PAGES } from '../../platform/open-to-pages.ts';
import { bytesOf, type Encoding, encodingFor, etagOf, type Finished, surrogateKeyOf } from './finished.ts';

/** More tags than fit into a header: a cache in front could not be told of a change, so it may not keep the answer. */
const LONGEST_KEY = 7_000;

/** Sends what the engine answered as it is, for nobody to keep. */
export function sendAnswer(reply: FastifyReply, { status, headers, body }: EngineAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .send(body);
}

/**
 * Headers for caches between here and the reader: they may keep an answer to GET, must ask each time whether it still
 * stands, and may be told of changes by `Surrogate-Key`.
 */
function cachingHeaders(finished: Finished): Record<string, string> {
  const [key, etag] = [surrogateKeyOf(finished), etagOf(finished)];
  if (key.length > LONGEST_KEY) return { etag, 'cache-control': 'no-store' };
  const control = { etag, 'cache-control': 'public, no-cache' };
  return key === '' ? control : { ...control, 'surrogate-key': key };
}

function isKnown(header: string | undefined, etag: string): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//, '');
  return (header ?? '').split(',').some((one) => opaque(one) === opaque(etag));
}

function headersOf(finished: Finished, came: string, isPost: boolean): Record<string, string> {
  const headers = { vary: 'accept, accept-encoding', 'cache-status': `tonggao; ${came}` };
  return { ...headers, ...(isPost ? { 'cache-control': 'no-store' } : cachingHeaders(finished)) };
}

/**
 * Sends an answer of this media type; 304 to a reader who has it. `came` says how it came about in the words of RFC
 * 9211, and `packed` is called when the answer has grown by packed bytes.
 */
export function sendFinished(
  request: FastifyRequest,
  reply: FastifyReply,
  finished: Finished,
  how: { type: string; came: 'hit' | 'fwd=miss' | 'fwd=bypass'; packed: () => void },
): FastifyReply {
  const isPost = request.method === 'POST';
  if (!isPost && isKnown(request.headers['if-none-match'], etagOf(finished))) {
    return reply
      .code(304)
      .headers(headersOf(finished, how.came, isPost))
      .send();
  }
  const { encoding, bytes } = bytesOf(finished, encodingFor(request.headers['accept-encoding']), how.packed);
  const headers = headersOf(finished, how.came, isPost);
  headers['content-type'] = how.type;
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  return reply.headers(headers).send(bytes);
}

function headOf(finished: Finished, type: string, encoding: Encoding, length: number): string[] {
  const { said } = finished;
  said.heads ??= new Map();
  const present = said.heads.get(`${encoding} ${type}`);
  if (present) return present;
  const headers = { ...OPEN_TO_PAGES, ...ON_EVERY_ANSWER, ...headersOf(finished, 'hit', true) };
  const body = { 'content-type': type, 'content-length': String(length) };
  const packed = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  const head = Object.entries({ ...headers, ...body, ...packed }).flat();
  said.heads.set(`${encoding} ${type}`, head);
  return head;
}

/**
 * Sends an answer that was at hand to a POST by pages of any origin, past the framework's own way out, which costs more than
 * finding the answer did; what follows upon an answer still follows.
 */
export function sendHit(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  finished: Finished,
  { type, packed }: { type: string; packed: () => void },
): void {
  const { encoding, bytes } = bytesOf(finished, encodingFor(headers['accept-encoding']), packed);
  reply.hijack();
  reply.raw.writeHead(200, headOf(finished, type, encoding, bytes.length)).end(bytes);
}
