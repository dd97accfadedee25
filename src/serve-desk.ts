import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the built desk stands: one folder for the sources run as they are and for the compiled ones. */
const BUILT = join(import.meta.dirname, '..', 'dist', 'desk');

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // antd writes its styles while it runs.
  "style-src 'self' 'unsafe-inline'",
  // Texts that were not yet reposted show the upstream's own images.
  "img-src 'self' data: http: https:",
  "media-src 'self' http: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>通稿 采编台</title>
<p>采编台尚未构建，请运行 npm run build。The desk is not built: run npm run build.</p></html>`;

async function sendPage(reply: FastifyReply): Promise<FastifyReply> {
  const page = await readFile(join(BUILT, 'index.html'), 'utf8').catch(() => null);
  return reply
    .status(page === null ? 503 : 200)
    .headers({ 'cache-control': 'no-cache', 'content-security-policy': POLICY })
    .type('text/html; charset=utf-8')
    .send(page ?? NOT_BUILT);
}

/** Serves the editors' application at `/desk`: every address under it is the same page, which finds its way itself. */
export async function serveDesk(server: FastifyInstance): Promise<void> {
  await server.register(async (scope) => {
    const assets = join(BUILT, 'assets');
    await scope.register(fastifyStatic, {
      root: assets,
      serve: false,
      preCompressed: true,
      suppressWarning: true,
    });
    // Names hold a hash of what is in them, so what was fetched once never changes.
    scope.get<{ Params: { '*': string } }>('/desk/assets/*', (request, reply) =>
      reply.sendFile(request.params['*'], { immutable: true, maxAge: '365d' }),
    );
    for (const path of ['/desk', '/desk/*']) scope.get(path, (_request, reply) => sendPage(reply));
  });
}
