import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../identity/actor.ts';
import type { Hub } from '../identity/hub.ts';
import type { Call } from './adapters/index.ts';
import { hear } from './hear.ts';

const MAX_CALL_BYTES = 256 * 1024;

function firsts(table: Record<string, unknown>): Record<string, string> {
  const pairs = Object.entries(table).map(([name, value]) => [name, [value ?? ''].flat()[0]] as const);
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
}

function callOf(request: FastifyRequest): Call {
  const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  const query = firsts(request.query as Record<string, unknown>);
  const method = request.method === 'GET' ? 'GET' : 'POST';
  return { method, query, headers: firsts(request.headers), body };
}

/** Mounts `/channels/{id}/callback`, where far sides tell results; each adapter checks that a call is theirs. */
export async function registerCallbacks(server: FastifyInstance, hub: Hub): Promise<void> {
  await server.register(async (calls) => {
    calls.removeAllContentTypeParsers();
    calls.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_CALL_BYTES },
      (_request, body, done) => done(null, body),
    );
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const { id } = request.params as { id: string };
      const answer = await hear(hub.context(ANONYMOUS), { channelId: id, call: callOf(request) });
      return reply
        .status(answer.status)
        .type(answer.type ?? 'text/plain; charset=utf-8')
        .send(answer.body ?? '');
    };
    calls.get('/channels/:id/callback', handler);
    calls.post('/channels/:id/callback', handler);
  });
}
