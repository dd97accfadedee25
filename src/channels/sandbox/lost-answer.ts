import type { FastifyReply } from 'fastify';

/** How an answer is lost: never begun, broken off, or begun and never gone on with. */
export type Lost = 'hang' | 'cut' | 'half-open';

/** Loses an answer; the client's clock ends one that hangs or stands half open. */
export function loseAnswer(reply: FastifyReply, how: Lost): void {
  reply.hijack();
  if (how === 'hang') return;
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  reply.raw.write('{', () => how === 'cut' && reply.raw.destroy());
}
