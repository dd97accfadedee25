import type { FastifyInstance } from 'fastify';

/** Headers of an answer that pages of any origin may read: they know of it what is named here, besides its body. */
export const OPEN_TO_PAGES = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'cache-status, etag, retry-after',
};

/** How long a browser need not ask again whether it may ask; browsers keep it for two hours at most. In seconds. */
const REMEMBERED = 7_200;

/**
 * Lets pages of any origin read the addresses of a scope, as sub-sites hosted elsewhere do. Never with cookies, so
 * nothing is told to a page that its reader's own address would not be told. Source: https://fetch.spec.whatwg.org/#cors-protocol
 */
export function openToPages(scope: FastifyInstance, path: string): void {
  scope.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(OPEN_TO_PAGES);
    done();
  });
  scope.options(path, (request, reply) => {
    const asked = request.headers['access-control-request-headers'];
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD, POST',
        ...(asked ? { 'access-control-allow-headers': asked } : {}),
        'access-control-max-age': REMEMBERED,
        vary: 'access-control-request-headers',
      })
      .send();
  });
}
