import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../../identity/hub.ts';
import { must } from '../../platform/refusal.ts';
import { answerFrom, type Made } from '../cache/answer-kept.ts';
import { keptAnswers } from '../cache/kept-answers.ts';
import type { Site } from '../site.ts';
import { readSitesByCode } from '../site-frame.ts';
import { readIndex, readPart } from './site-pages.ts';
import { robotsTxt } from './sitemap.ts';

type Asked = FastifyRequest<{ Params: { code: string; page: string } }>;

const XML = 'application/xml; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

/** The largest number of a part: 50 million addresses. */
const PAGE = /^(?:robots\.txt|sitemap\.xml|sitemap-(\d|[1-9]\d{1,2})\.xml)$/;

async function makePage(hub: Hub, site: Site, page: string): Promise<Made | null> {
  if (page === 'robots.txt') return { text: robotsTxt(site), tags: [] };
  if (page === 'sitemap.xml') return readIndex(hub.reader, site);
  return readPart(hub.reader, site, Number(PAGE.exec(page)?.[1]));
}

/** Adds `/sites/{code}/robots.txt`, `/sites/{code}/sitemap.xml` and its parts `/sites/{code}/sitemap-{n}.xml`, which front ends serve on their own host. */
export async function registerSitePages(server: FastifyInstance, hub: Hub): Promise<void> {
  const answer = answerFrom(await keptAnswers(hub));
  const handler = async (request: Asked, reply: FastifyReply) => {
    const { code, page } = request.params;
    must(/^[\w-]{1,64}$/.test(code) && PAGE.test(page), 'NOT_FOUND');
    const make = async (): Promise<Made> => {
      const [site] = await readSitesByCode(hub.reader, [code]);
      const made = site ? await makePage(hub, site, page) : null;
      must(made, 'NOT_FOUND');
      return made;
    };
    return answer(request, reply, {
      key: `page ${code} ${page}`,
      type: page === 'robots.txt' ? PLAIN : XML,
      make,
    });
  };
  server.route<{ Params: { code: string; page: string } }>({
    ...{ method: ['GET', 'HEAD'], url: '/sites/:code/:page', handler },
  });
}
