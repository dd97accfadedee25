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
  FRESH_SIGN_IN_NEEDED: 403,
  NOT_FOUND: 404,
  GONE: 410,
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

/** How an HTTP server deals with those who reach it; times in ms. */
export interface HttpOptions {
  /** Addresses and CIDR of the proxies that are believed when they say whom they speak for; nobody unless told. */
  trustProxy?: readonly string[];
  /** How long one may take to send a whole request; 30 s unless told. */
  requestTimeout?: number;
  /** How long requests under way may take to end once the server closes; 5 s unless told. */
  patience?: number;
}

/** A connection on which nothing moves for so long is given up; an answer may take minutes to begin. In ms. */
const IDLE_LIMIT = 300_000;

/** Headers of every answer that does not say otherwise. */
export const ON_EVERY_ANSWER = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

const STANDING = Object.entries(ON_EVERY_ANSWER);

function serverFor({ requestTimeout = 30_000, trustProxy = [] }: HttpOptions): FastifyInstance {
  return Fastify({
    bodyLimit: 1_048_576,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    forceCloseConnections: 'idle',
    requestTimeout,
    connectionTimeout: IDLE_LIMIT,
    // Node looks for late requests so often only.
    http: {
      headersTimeout: Math.min(15_000, requestTimeout),
      connectionsCheckingInterval: requestTimeout / 6,
    },
  });
}

/** Neither a request that never ends nor a connection kept for the next one may keep the server from closing. */
function boundClosing(server: FastifyInstance, patience: number): void {
  server.addHook('preClose', (done) => {
    if (!server.server.listening) return done();
    const late = setTimeout(() => server.server.closeAllConnections(), patience);
    const idle = setInterval(() => server.server.closeIdleConnections(), 100);
    server.server.once('close', () => {
      clearTimeout(late);
      clearInterval(idle);
    });
    done();
  });
}

/** An HTTP server whose every refusal is one JSON shape, in two languages, without stack traces. */
export function createHttp(log: Logger, options: HttpOptions = {}): FastifyInstance {
  const server = serverFor(options);
  boundClosing(server, options.patience ?? 5_000);
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
    // A page whose address is a secret says itself that it is told to nobody.
    for (const [name, value] of STANDING) if (!reply.hasHeader(name)) void reply.header(name, value);
    done();
  });
  return server;
}
