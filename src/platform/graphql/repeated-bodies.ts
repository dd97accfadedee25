import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';

/** Bodies remembered, in characters all together and each. */
const REMEMBERED = 4_000_000;
const LONGEST = 10_000;

/**
 * Has a server parse a JSON body that it has had before but once: who asks the same is given the same object, which
 * nobody may change. Front ends ask in the same bytes all day.
 */
export function parseRepeatedBodiesOnce(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  const known = new LRUCache<string, object>({
    maxSize: REMEMBERED,
    sizeCalculation: (_, text) => text.length + 1,
  });
  server.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    const present = known.get(text);
    if (present) return done(null, present);
    return parse(request, text, (error, body) => {
      const isWorthKeeping = !error && typeof body === 'object' && body !== null && text.length <= LONGEST;
      if (isWorthKeeping) known.set(text, body);
      done(error, body);
    });
  });
}
