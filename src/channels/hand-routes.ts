import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, mustHaveRole } from '../identity/context.ts';
import type { Hub } from '../identity/hub.ts';
import { sniffMediaType } from '../platform/media/media-type.ts';
import { must } from '../platform/refusal.ts';
import { makePackage } from './make-package.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';

const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

async function contextOf(hub: Hub, request: FastifyRequest): Promise<Context> {
  const headers = new Headers();
  for (const name of ['authorization', 'cookie', 'origin', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  return hub.context(await hub.authentication.actorOf(hub.orm.em.fork(), headers));
}

async function keepPicture(ctx: Context, body: unknown): Promise<{ sha256: string; bytes: number }> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const isPicture = sniffMediaType(bytes)?.type.startsWith('image/');
  must(isPicture, 'BAD_USER_INPUT', {
    zh: '请上传 PNG、JPEG、GIF 或 WebP 图片',
    en: 'Upload a PNG, JPEG, GIF or WebP picture',
  });
  return ctx.media.put(bytes);
}

/** Mounts what those need who post by hand: `/desk/packages/{deliveryId}` to download, `/desk/proofs` to upload a picture as the proof. */
export async function registerHands(server: FastifyInstance, hub: Hub): Promise<void> {
  await server.register(async (hands) => {
    hands.addContentTypeParser(
      /^image\//,
      { parseAs: 'buffer', bodyLimit: MAX_PICTURE_BYTES },
      (_request, body, done) => done(null, body),
    );
    hands.get('/desk/packages/:id', async (request: FastifyRequest, reply: FastifyReply) => {
      const { id } = request.params as { id: string };
      const { name, bytes } = await makePackage(await contextOf(hub, request), id);
      void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      return reply.header('cache-control', 'no-store').type('application/zip').send(Buffer.from(bytes));
    });
    hands.post('/desk/proofs', async (request, reply) =>
      reply.status(201).send(await keepPicture(await contextOf(hub, request), request.body)),
    );
  });
}
