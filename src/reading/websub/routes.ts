import type { FastifyInstance } from 'fastify';
import { ANONYMOUS } from '../../identity/actor.ts';
import type { Hub } from '../../identity/hub.ts';
import { keptAnswers } from '../cache/kept-answers.ts';
import type { AskingForm } from './asking.ts';
import { takeAsking } from './take-asking.ts';

const BODY_LIMIT = 16_384;
/** Points of the reading API that asking costs: it makes the hub ask somebody else. */
const PRICE = 50;

function formOf(body: unknown): AskingForm {
  const form = new URLSearchParams(typeof body === 'string' ? body : '');
  const field = (name: string) => form.get(`hub.${name}`) ?? undefined;
  const [mode, topic, callback, secret] = ['mode', 'topic', 'callback', 'secret'].map(field);
  return { mode, topic, callback, secret, leaseSeconds: field('lease_seconds') };
}

/** Mounts `/websub/hub`, where sub-sites and other hubs subscribe to the feeds. */
export async function registerHub(server: FastifyInstance, hub: Hub): Promise<void> {
  const { gate } = await keptAnswers(hub);
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const type = 'application/x-www-form-urlencoded';
    scope.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post('/websub/hub', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const caller = await gate.callerOf(request);
      gate.admit(caller, reply);
      gate.charge(caller, PRICE);
      await takeAsking(hub.context(ANONYMOUS), { ...formOf(request.body), from: request.ip });
      return reply.status(202).send();
    });
  });
}
