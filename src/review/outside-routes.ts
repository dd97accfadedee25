import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { ANONYMOUS } from '../identity/actor.ts';
import type { Hub } from '../identity/hub.ts';
import { must, Refusal } from '../platform/refusal.ts';
import { type OutsideAddress, sendOutsideFile } from './outside-file.ts';
import { outsidePage, refusalPage } from './outside-page.ts';
import { remarkOutside, viewOutside } from './read-outside.ts';

const MINUTE = 60_000;

/** Pages and files that one address may ask for in a minute, and what it sends at most, in bytes. */
const MOST = { requests: 60, files: 600, bytes: 16_384 };

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const STATUS: Record<string, number> = { NOT_FOUND: 404, TOO_MANY_REQUESTS: 429, BAD_USER_INPUT: 400 };

type Asked = FastifyRequest<{ Params: OutsideAddress; Body: URLSearchParams | undefined }>;

function createLimit(now: () => Date, most: number): (address: string) => void {
  const counts = new LRUCache<string, { since: number; count: number }>({ max: 10_000 });
  return (address) => {
    const at = now().getTime();
    const known = counts.get(address);
    const counted = known && at - known.since < MINUTE ? known : { since: at, count: 0 };
    counted.count += 1;
    counts.set(address, counted);
    must(counted.count <= most, 'TOO_MANY_REQUESTS');
  };
}

/** The address holds the token, so whatever goes wrong is logged without it. */
function refuse(hub: Hub, error: unknown, reply: FastifyReply): FastifyReply {
  const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL');
  if (!(error instanceof Refusal))
    hub.log.error({ reason: String(error) }, 'unforeseen error at an outside check');
  return reply.status(STATUS[refusal.code] ?? 500).send(refusalPage(refusal.wording.zh));
}

/** Mounts the pages of outside checks under `/outside/`: by one link one revision is seen with its files, and nothing else. */
export async function outsideRoutes(server: FastifyInstance, hub: Hub): Promise<void> {
  const limits = { page: createLimit(hub.now, MOST.requests), file: createLimit(hub.now, MOST.files) };
  const answer = (
    work: (request: Asked, reply: FastifyReply) => Promise<FastifyReply>,
    limit = limits.page,
  ) => {
    return async (request: Asked, reply: FastifyReply) => {
      void reply.headers(HEADERS).type('text/html; charset=utf-8');
      try {
        limit(request.ip);
        return await work(request, reply);
      } catch (error) {
        return refuse(hub, error, reply);
      }
    };
  };
  await server.register(async (scope) => {
    scope.setErrorHandler((_error, _request, reply) =>
      reply.headers(HEADERS).status(400).type('text/html; charset=utf-8').send(refusalPage('请求有误')),
    );
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST.bytes },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.get(
      '/outside/:token',
      answer(async ({ params }, reply) =>
        reply.send(outsidePage(await viewOutside(hub.context(ANONYMOUS), params.token), params.token)),
      ),
    );
    scope.get(
      '/outside/:token/files/:sha256/*',
      answer(({ params }, reply) => sendOutsideFile(hub, reply, params), limits.file),
    );
    scope.post(
      '/outside/:token',
      answer(async ({ params, body }, reply) => {
        await remarkOutside(hub.context(ANONYMOUS), { token: params.token, text: body?.get('remark') ?? '' });
        return reply.redirect(`/outside/${params.token}`, 303);
      }),
    );
  });
}
