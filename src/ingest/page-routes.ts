import type { FastifyInstance } from 'fastify';
import { contextOf } from '../identity/context-of.ts';
import type { Hub } from '../identity/hub.ts';
import { must } from '../platform/refusal.ts';
import { bringItem, mustMayBring } from './bring-item.ts';
import { LARGEST_BROUGHT } from './brought-page.ts';

interface Address {
  Params: { feedId: string };
  Querystring: Partial<Record<'url' | 'title' | 'published' | 'originName', string>>;
}

/** A name that is given twice comes as a list, and is no text. */
function fieldsOf(query: Address['Querystring']): Address['Querystring'] {
  must(
    Object.values(query).every((value) => typeof value === 'string'),
    'BAD_USER_INPUT',
  );
  return query;
}

/**
 * Adds `POST /desk/pages/{feedId}?url=…&title=…&published=…&originName=…`: the body is a saved page or a document that an
 * editor brings, as application/octet-stream, which a page of another origin cannot send in somebody's name without
 * asking first. It answers what the mutation bringItem answers.
 */
export function registerPages(server: FastifyInstance, hub: Hub): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    const parsing = { parseAs: 'buffer', bodyLimit: LARGEST_BROUGHT } as const;
    scope.addContentTypeParser('application/octet-stream', parsing, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post<Address>('/desk/pages/:feedId', {
      bodyLimit: LARGEST_BROUGHT,
      onRequest: async (request) => mustMayBring(await contextOf(hub, request)),
      handler: async (request) => {
        const { url, title, published, originName } = fieldsOf(request.query);
        must(Buffer.isBuffer(request.body) && request.body.length > 0, 'BAD_USER_INPUT');
        const given = { feedId: request.params.feedId, url: url ?? '', title, published, originName };
        const ctx = await contextOf(hub, request);
        const { outcome, item } = await bringItem(ctx, { ...given, file: request.body });
        return { outcome, item: { id: item.id, title: item.title, problem: item.problem } };
      },
    });
    done();
  });
}
