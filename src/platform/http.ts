import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from './log.ts';
import { REFUSALS, Refusal, type RefusalCode, wordingFor } from './refusal.ts';

const STATUS: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STALE: 409,
  CONFLICT: 409,
  WRONG_STATE: 409,
  TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  LOCKED_OUT: 429,
  UPSTREAM: 502,
  INTERNAL: 500,
};

function refusalOf(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error;
  if (error.statusCode === 413) return new Refusal('TOO_LARGE');
  if (error.statusCode && error.statusCode < 500) {
    return new Refusal('BAD_USER_INPUT', undefined, { detail: error.code });
  }
  return new Refusal('INTERNAL');
}

function answer(refusal: Refusal, request: FastifyRequest, reply: FastifyReply, status: number): void {
  const message = wordingFor(refusal.wording, request.headers['accept-language']);
  const messages = { 'zh-CN': refusal.wording.zh, en: refusal.wording.en };
  const extensions = { code: refusal.code, messages, ...refusal.particulars };
  void reply
    .status(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions }] });
}

/** An HTTP server whose every refusal is one JSON shape, in two languages, without stack traces. */
export function createHttp(log: Logger): FastifyInstance {
  const server = Fastify({ bodyLimit: 1_048_576, trustProxy: false, forceCloseConnections: 'idle' });
  server.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'INTERNAL')
      log.error({ err: error, url: request.url }, 'unforeseen error in a route');
    const known = STATUS[refusal.code] ?? 400;
    answer(refusal, request, reply, error instanceof Refusal ? known : (error.statusCode ?? known));
  });
  server.setNotFoundHandler((request, reply) => {
    answer(new Refusal('NOT_FOUND', REFUSALS.NOT_FOUND), request, reply, 404);
  });
  // With a callback: a promise for each answer costs more than the two headers.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('x-content-type-options', 'nosniff');
    void reply.header('referrer-policy', 'strict-origin-when-cross-origin');
    done();
  });
  return server;
}
