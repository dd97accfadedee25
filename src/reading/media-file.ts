import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { maySeeFile } from '../content/may-see-file.ts';
import type { Hub } from '../identity/hub.ts';
import { fileHeaders, type NamedFile } from '../platform/media/file-headers.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { byteRange } from './byte-range.ts';

const PUBLISHED = `select exists (select from publication where media_hashes @> array[$1]::text[]) as live,
  exists (select from publication where gone_hashes @> array[$1]::text[]) as gone`;

interface Address {
  sha256: string;
  '*': string;
}

/** Whether whoever asks may have a file: everybody what is published, its workers what is not; GONE or NOT_FOUND for anybody else. */
export async function mayFetch(
  hub: Hub,
  request: FastifyRequest,
  sha256: string,
): Promise<'public' | 'private'> {
  const asked = { name: 'media-published', text: PUBLISHED, values: [sha256] };
  const { rows } = await hub.reader.query<{ live: boolean; gone: boolean }>(asked);
  if (rows[0]?.live) return 'public';
  if (await isOwn(hub, request, sha256)) return 'private';
  throw new Refusal(rows[0]?.gone ? 'GONE' : 'NOT_FOUND');
}

async function isOwn(hub: Hub, request: FastifyRequest, sha256: string): Promise<boolean> {
  const { authorization, cookie } = request.headers;
  if (!authorization && !cookie) return false;
  const headers = new Headers();
  if (authorization) headers.set('authorization', authorization);
  if (cookie) headers.set('cookie', cookie);
  const actor = await hub.authentication.actorOf(hub.orm.em.fork(), headers);
  return maySeeFile(hub.context(actor), sha256);
}

interface File extends NamedFile {
  who: string;
}

async function describeFile({ media }: Hub, reply: FastifyReply, file: File): Promise<void> {
  void reply.headers({
    ...(await fileHeaders(media, file)),
    // Revalidated each time, so that a file goes with the page it belongs to.
    'cache-control': `${file.who}, no-cache`,
    'accept-ranges': 'bytes',
    etag: `"${file.sha256}"`,
  });
}

/** Never holds more of a file than its beginning: one file may be large, and its readers many and slow. */
async function sendFile(hub: Hub, request: FastifyRequest, reply: FastifyReply, file: File) {
  const { sha256, size } = file;
  await describeFile(hub, reply, file);
  const { range, 'if-range': known = `"${sha256}"` } = request.headers;
  const part = request.method === 'GET' && known === `"${sha256}"` ? byteRange(range, size) : null;
  if (part === 'none') return reply.status(416).header('content-range', `bytes */${size}`).send();
  if (part) void reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${size}`);
  void reply.header('content-length', part ? part.end - part.start + 1 : size);
  if (request.method === 'HEAD') return reply.send();
  const stream = await hub.media.stream(sha256, part ?? undefined);
  must(stream, 'NOT_FOUND');
  return reply.send(stream);
}

/** Adds `/media/{sha256}/{name}`: files of published contents for everybody, of those that are GONE for nobody (410), any other for those who work on a copy that holds it. */
export function registerMedia(server: FastifyInstance, hub: Hub): void {
  const handler = async (request: FastifyRequest<{ Params: Address }>, reply: FastifyReply) => {
    const { sha256, '*': name } = request.params;
    must(/^[0-9a-f]{64}$/.test(sha256), 'NOT_FOUND');
    const who = await mayFetch(hub, request, sha256);
    if (request.headers['if-none-match'] === `"${sha256}"`) return reply.status(304).send();
    const size = await hub.media.size(sha256);
    must(size !== null, 'NOT_FOUND');
    return sendFile(hub, request, reply, { sha256, name, size, who });
  };
  server.route<{ Params: Address }>({ method: ['GET', 'HEAD'], url: '/media/:sha256/*', handler });
}
