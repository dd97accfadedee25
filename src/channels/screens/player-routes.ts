import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../platform/database/must-find.ts';
import { packageRoot } from '../../platform/package-root.ts';
import { must } from '../../platform/refusal.ts';

const FILES: Record<string, string> = {
  'contact.js': 'text/javascript; charset=utf-8',
  'pairing.js': 'text/javascript; charset=utf-8',
  'player.js': 'text/javascript; charset=utf-8',
  'playing.js': 'text/javascript; charset=utf-8',
  'store.js': 'text/javascript; charset=utf-8',
  'reports.js': 'text/javascript; charset=utf-8',
  'worker.js': 'text/javascript; charset=utf-8',
  'player.css': 'text/css; charset=utf-8',
};

const POLICY = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "worker-src 'self'"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

const HEADERS = { 'cache-control': 'no-cache', 'content-security-policy': POLICY };

type Asked = FastifyRequest<{ Params: { id: string } }>;

/** Mounts the page that plays a screen, and its few files; they are the same for every screen and hold no secret. */
export function registerPlayer(server: FastifyInstance): void {
  const folder = join(packageRoot(), 'player');
  const send = async (reply: FastifyReply, name: string, type: string) =>
    reply
      .headers(HEADERS)
      .type(type)
      .send(await readFile(join(folder, name)));
  server.get('/screens/:id', async (request: Asked, reply) => {
    must(isUuid(request.params.id), 'NOT_FOUND');
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    void reply.headers(HEADERS).type('text/html; charset=utf-8');
    return reply.send(page.replaceAll('{base}', `/screens/${request.params.id}`));
  });
  for (const [name, type] of Object.entries(FILES)) {
    server.get(`/screens/:id/${name}`, (request: Asked, reply) => {
      // The page has no slash at its end, so its worker must be let reach above its own folder.
      const scope = `/screens/${request.params.id}`;
      if (name === 'worker.js') void reply.header('service-worker-allowed', scope);
      return send(reply, name, type);
    });
  }
}
