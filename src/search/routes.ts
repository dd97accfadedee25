import type { FastifyInstance } from 'fastify';
import type { Hub } from '../identity/hub.ts';
import { must } from '../platform/refusal.ts';
import { makeToken } from './meilisearch/tenant-token.ts';
import { openSearch } from './open-search.ts';

/** Seconds for which an answer may be kept: the token in it holds for an hour. */
const KEPT = 600;

/** Mounts `/search/token?site=`: where and with what a front end may ask Meilisearch by itself, within what the site carries. */
export function searchRoutes(server: FastifyInstance, hub: Hub): void {
  server.get<{ Querystring: { site?: string | string[] } }>('/search/token', async (request, reply) => {
    must(hub.meilisearch, 'NOT_FOUND', {
      zh: '未启用Meilisearch，请使用GraphQL的search',
      en: 'Meilisearch is not in use; ask the search field of GraphQL',
    });
    const site = [request.query.site ?? []].flat()[0]?.slice(0, 100) ?? null;
    const known = await hub.reader.query('select from site where $1::text is null or code = $1 limit 1', [
      site,
    ]);
    must(known.rowCount, 'NOT_FOUND', { zh: '没有该站点', en: 'There is no such site' });
    const made = await makeToken(hub.meilisearch.client, site, hub.now());
    void reply.header('access-control-allow-origin', '*').header('cache-control', `public, max-age=${KEPT}`);
    return { url: hub.meilisearch.publicUrl, ...made };
  });
  server.addHook('onClose', async () => {
    await openSearch(hub).counter.flush();
  });
}
