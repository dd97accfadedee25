import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../identity/hub.ts';
import { sniffMediaType } from '../platform/media/media-type.ts';
import { must } from '../platform/refusal.ts';

const PUBLISHED = 'select 1 from publication where media_hashes @> array[$1]::text[] limit 1';

interface Address {
  sha256: string;
  '*': string;
}

async function mayFetch(
  hub: Hub,
  request: FastifyRequest,
  sha256: string,
): Promise<'public' | 'private' | null> {
  const { rowCount } = await hub.reader.query({ name: 'media-published', text: PUBLISHED, values: [sha256] });
  if (rowCount) return 'public';
  const { authorization, cookie } = request.headers;
  if (!authorization && !cookie) return null;
  const headers = new Headers();
  if (authorization) headers.set('authorization', authorization);
  if (cookie) headers.set('cookie', cookie);
  const actor = await hub.authentication.actorOf(hub.orm.em.fork(), headers);
  return actor.kind === 'user' ? 'private' : null;
}

function describeFile(
  reply: FastifyReply,
  bytes: Uint8Array,
  name: string,
  sha256: string,
  who: string,
): void {
  const sniffed = sniffMediaType(bytes);
  const disposition = sniffed?.inline ? 'inline' : 'attachment';
  void reply.headers({
    'content-type': sniffed?.type ?? 'application/octet-stream',
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
    // Revalidated each time, so that a file goes with the page it belongs to.
    'cache-control': `${who}, no-cache`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    etag: `"${sha256}"`,
  });
}

/** Adds `/media/{sha256}/{name}`: files of published contents for everybody, any other for people of the hub only. */
export function registerMedia(server: FastifyInstance, hub: Hub): void {
  server.get<{ Params: Address }>('/media/:sha256/*', async (request, reply) => {
    const { sha256, '*': name } = request.params;
    must(/^[0-9a-f]{64}$/.test(sha256), 'NOT_FOUND');
    const who = await mayFetch(hub, request, sha256);
    must(who, 'NOT_FOUND');
    if (request.headers['if-none-match'] === `"${sha256}"`) return reply.status(304).send();
    const bytes = await hub.media.get(sha256);
    must(bytes, 'NOT_FOUND');
    describeFile(reply, bytes, name, sha256, who);
    return reply.send(bytes);
  });
}
