import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SYSTEM } from '../../identity/actor.ts';
import type { Hub } from '../../identity/hub.ts';
import { confirmIntent, type HubQuestion } from './confirm-intent.ts';
import { HubSubscription } from './hub-subscription.ts';
import { takeDelivery } from './take-delivery.ts';

/** No feed in use is larger; a hub that sends more is told so, and the poll reads the feed. */
const BODY_LIMIT = 8 * 1024 * 1024;
const STATUS = { taken: 202, ignored: 202, gone: 410 } as const;

interface Callback {
  Params: { path: string };
  Querystring: Record<string, unknown>;
}

/** Mounts `/websub/callback/{path}`, where hubs verify our subscriptions and deliver to them. */
export async function callbackRoutes(server: FastifyInstance, hub: Hub): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const url = '/websub/callback/:path';
    scope.get<Callback>(url, async (request, reply) => {
      const question = questionOf(request.query);
      const echo = await confirmIntent(hub.context(SYSTEM), { path: request.params.path, question });
      return reply
        .status(echo === null ? 404 : 200)
        .type('text/plain; charset=utf-8')
        .send(echo ?? '');
    });
    scope.post<Callback>(url, {
      bodyLimit: BODY_LIMIT,
      onRequest: (request, reply) => turnAway(hub, request, reply),
      handler: (request, reply) => deliver(hub, request, reply),
    });
  });
}

/** Nobody makes us take in a body at an address that is nobody's. */
async function turnAway(
  hub: Hub,
  { params }: FastifyRequest<Callback>,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const isOurs = (await hub.orm.em.fork().count(HubSubscription, { path: params.path })) > 0;
  return isOurs ? undefined : reply.status(410).send();
}

async function deliver(
  hub: Hub,
  request: FastifyRequest<Callback>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { params, headers } = request;
  const signature = headers['x-hub-signature'];
  const outcome = await takeDelivery(hub.context(SYSTEM), {
    path: params.path,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    contentType: headers['content-type'],
    signature: typeof signature === 'string' ? signature : undefined,
  });
  return reply.status(STATUS[outcome]).send();
}

function questionOf(query: Record<string, unknown>): HubQuestion {
  const text = (name: string) => {
    const value = query[`hub.${name}`];
    return typeof value === 'string' ? value : undefined;
  };
  const [mode, topic, challenge, reason] = ['mode', 'topic', 'challenge', 'reason'].map(text);
  return { mode, topic, challenge, reason, lease_seconds: text('lease_seconds') };
}
