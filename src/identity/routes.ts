import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from './hub.ts';
import { ADDRESS_HEADER, AUTH_PATH } from './sign-in.ts';

/** Nothing that is sent here is longer; in bytes. */
const BODY_LIMIT = 16_384;

/** The address is built on the hub's own, so that a forged Host or absolute target names no other. */
function requestOf(request: FastifyRequest, publicUrl: string): Request {
  const asked = new URL(request.url, publicUrl);
  const url = new URL(publicUrl);
  url.pathname = asked.pathname;
  url.search = asked.search;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value));
  }
  headers.set(ADDRESS_HEADER, request.ip);
  const body = request.method === 'POST' ? (request.body as Buffer<ArrayBuffer> | undefined) : undefined;
  return new Request(url, { method: request.method, headers, body });
}

async function answer(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  void reply.status(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') void reply.header(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.send(Buffer.from(await response.arrayBuffer()));
}

/** Mounts sign-in, sign-out, second factor and single sign-on under `/api/auth/`. */
export async function routes(server: FastifyInstance, hub: Hub): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route({
      method: ['GET', 'POST'],
      url: `${AUTH_PATH}/*`,
      bodyLimit: BODY_LIMIT,
      handler: async (request, reply) =>
        answer(await hub.authentication.handle(requestOf(request, hub.publicUrl)), reply),
    });
  });
}
