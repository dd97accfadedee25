import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../identity/context.ts';
import { contextOf } from '../identity/context-of.ts';
import type { Hub } from '../identity/hub.ts';
import { note } from '../journal/note.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { Refusal, type RefusalCode, wordingFor } from '../platform/refusal.ts';
import { exportContent } from './export-content.ts';

const STATUS: Partial<Record<RefusalCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

async function refuse(ctx: Context, id: string, refusal: Refusal): Promise<void> {
  const subject = isUuid(id) ? { type: 'Publication', id } : { type: 'User', id: ctx.actor.id ?? '' };
  const what = { field: 'evidence', code: refusal.code };
  if (refusal.code !== 'UNAUTHENTICATED') await note(ctx, { act: 'act.refused', subject, what });
}

async function answer(hub: Hub, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { contentId } = request.params as { contentId: string };
  const ctx = await contextOf(hub, request);
  void reply.header('cache-control', 'no-store');
  try {
    const zip = await exportContent(ctx, contentId);
    void reply.header('content-type', 'application/zip');
    void reply.header('content-disposition', `attachment; filename="evidence-${contentId}.zip"`);
    return reply.send(Buffer.from(zip));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await refuse(ctx, contentId, error);
    const message = wordingFor(error.wording, request.headers['accept-language']);
    return reply.status(STATUS[error.code] ?? 400).send({ code: error.code, message });
  }
}

/** The evidence of a content, to be kept: `/api/evidence/{contentId}`. */
export function routes(server: FastifyInstance, hub: Hub): void {
  server.get('/api/evidence/:contentId', (request, reply) => answer(hub, request, reply));
}
