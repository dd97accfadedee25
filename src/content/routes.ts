import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../identity/context.ts';
import type { Hub } from '../identity/hub.ts';
import { must } from '../platform/refusal.ts';
import { MAX_FILE, mustAccept, upload } from './upload.ts';

async function contextOf(hub: Hub, request: FastifyRequest): Promise<Context> {
  const headers = new Headers();
  for (const name of ['authorization', 'cookie'] as const)
    if (request.headers[name]) headers.set(name, request.headers[name]);
  return hub.context(await hub.authentication.actorOf(hub.orm.em.fork(), headers));
}

interface Address {
  Params: { copyId: string };
  Querystring: { name?: string };
}

/**
 * Adds `POST /desk/files/{copyId}?name=…`: the body is a file for the copy, as application/octet-stream, which a page of
 * another origin cannot send in somebody's name without asking first.
 */
export function registerFiles(server: FastifyInstance, hub: Hub): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    const parsing = { parseAs: 'buffer', bodyLimit: MAX_FILE } as const;
    scope.addContentTypeParser('application/octet-stream', parsing, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post<Address>('/desk/files/:copyId', {
      bodyLimit: MAX_FILE,
      onRequest: async (request) => mustAccept(await contextOf(hub, request), request.params.copyId),
      handler: async (request) => {
        must(Buffer.isBuffer(request.body) && request.body.length > 0, 'BAD_USER_INPUT');
        const { copyId } = request.params;
        const given = { copyId, name: request.query.name ?? '', bytes: request.body };
        const { id, name, sha256, bytes, mediaType } = await upload(await contextOf(hub, request), given);
        return { id, name, sha256, bytes, mediaType };
      },
    });
    done();
  });
}
