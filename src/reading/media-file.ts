import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { maySeeFile } from '../content/may-see-file.ts';
import type { Hub } from '../identity/hub.ts';
import type { Media } from '../platform/media/media.ts';
import { sniffBeginning } from '../platform/media/media-type.ts';
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

/** Whatever tells what a file is stands in so many first bytes, or in its name. */
const BEGINNING = 65_536;

async function beginningOf(media: Media, sha256: string, size: number): Promise<Uint8Array> {
  const end = Math.min(size, BEGINNING) - 1;
  const stream = end < 0 ? null : await media.stream(sha256, { start: 0, end });
  return Buffer.concat((await stream?.toArray()) ?? []);
}

interface File {
  sha256: string;
  name: string;
  size: number;
  who: string;
}

function describeFile(reply: FastifyReply, beginning: Uint8Array, { name, sha256, who }: File): void {
  const sniffed = sniffBeginning(beginning, name);
  const disposition = sniffed?.inline ? 'inline' : 'attachment';
  void reply.headers({
    'content-type': sniffed?.type ?? 'application/octet-stream',
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
    // Revalidated each time, so that a file goes with the page it belongs to.
    'cache-control': `${who}, no-cache`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
  });
}

/** Never holds more of a file than its beginning: one file may be large, and its readers many and slow. */
async function sendFile(hub: Hub, request: FastifyRequest, reply: FastifyReply, file: File) {
  const { sha256, size } = file;
  describeFile(reply, await beginningOf(hub.media, sha256, size), file);
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
