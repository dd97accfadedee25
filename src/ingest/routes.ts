import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../identity/hub.ts';
import { Refusal } from '../platform/refusal.ts';
import { registerPages } from './page-routes.ts';
import { sandboxUpstream } from './sandbox/upstream.ts';
import { callbackRoutes } from './websub/routes.ts';

/**
 * Mounts the built-in upstream at `/sandbox/upstream`, with conditional GET, so that the demo walks without internet,
 * the address where editors send pages, and the one where hubs reach us.
 */
export async function routes(server: FastifyInstance, hub: Hub): Promise<void> {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const page = sandboxUpstream(request.url, hub.publicUrl);
    if (!page) throw new Refusal('NOT_FOUND');
    void reply.headers(page.headers);
    if (isFresh(request, page.headers)) return reply.status(304).send();
    return reply.status(page.status).send(typeof page.body === 'string' ? page.body : Buffer.from(page.body));
  };
  server.get('/sandbox/upstream', handler);
  server.get('/sandbox/upstream/*', handler);
  registerPages(server, hub);
  await callbackRoutes(server, hub);
}

/** RFC 9110 §13.2.2: If-Modified-Since counts only where no If-None-Match was sent. */
function isFresh({ headers }: FastifyRequest, page: Record<string, string>): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === page.etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Date.parse(page['last-modified'] ?? '') <= since;
}
