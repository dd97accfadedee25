import type { FastifyRequest } from 'fastify';
import type { Context } from './context.ts';
import type { Hub } from './hub.ts';

/** Who asks by a request outside GraphQL, known by session cookie or bearer token, in a context of their own. */
export async function contextOf(hub: Hub, request: FastifyRequest): Promise<Context> {
  const headers = new Headers();
  for (const name of ['authorization', 'cookie'] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  return hub.context(await hub.authentication.actorOf(hub.orm.em.fork(), headers));
}
