import type { FastifyInstance } from 'fastify';
import { contextOf } from '../identity/context-of.ts';
import type { Hub } from '../identity/hub.ts';
import { must } from '../platform/refusal.ts';
import { MAX_FILE, mustAccept, upload } from './upload.ts';

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
