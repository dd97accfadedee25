import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../../identity/actor.ts';
import type { Hub } from '../../identity/hub.ts';
import { must, Refusal } from '../../platform/refusal.ts';
import { registerEvents } from './events.ts';
import { keepPlays } from './keep-plays.ts';
import { keepStatus } from './keep-status.ts';
import { createPace } from './pace.ts';
import { pairDevice, recogniseDevice } from './pair-device.ts';
import { registerPlayer } from './player-routes.ts';
import { readPlaylist } from './read-playlist.ts';
import type { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';

const MOST_POSTS = 30;
const MOST_READS = 240;
const MOST_PAIRINGS = 10;
const BODY_BYTES = 128 * 1024;
const COOKIE_DAYS = 400;

type Asked = FastifyRequest<{ Params: { id: string; sha256: string } }>;

function cookieFor(hub: Hub, id: string, token: string): string {
  const secure = hub.publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = COOKIE_DAYS * 86_400;
  return `tonggao_screen=${token}; Path=/screens/${id}; HttpOnly; SameSite=Strict; Max-Age=${age}${secure}`;
}

/** The token a player shows: as a bearer, or by the cookie of its page. */
function tokenOf({ headers }: FastifyRequest): string {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? /(?:^|;\s*)tonggao_screen=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
}

function reads(server: FastifyInstance, hub: Hub, deviceOf: (request: Asked) => Promise<ScreenDevice>) {
  server.get('/screens/:id/playlist', async (request: Asked, reply) => {
    const device = await deviceOf(request);
    const { version, json } = await readPlaylist(hub.context(ANONYMOUS), device);
    const etag = `"${version}"`;
    void reply.headers({ etag, 'cache-control': 'private, no-cache' });
    // A browser forgets a cookie that is never renewed.
    if (request.headers.cookie)
      void reply.header('set-cookie', cookieFor(hub, request.params.id, tokenOf(request)));
    const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
    if (known.includes(etag)) return reply.status(304).send();
    return reply.type('application/json; charset=utf-8').send(json);
  });
  server.get('/screens/:id/files/:sha256', async (request: Asked, reply) => {
    const device = await deviceOf(request);
    const { sha256 } = request.params;
    const where = { channel: device.channel.id, sha256, revokedAt: null };
    const item = await hub.orm.em.fork().findOne(ScreenItem, where);
    if (!item) throw new Refusal('NOT_FOUND');
    const policy = "default-src 'none'; sandbox";
    void reply.headers({ 'cache-control': 'private, no-store', 'content-security-policy': policy });
    return reply.type('text/html; charset=utf-8').send(item.html);
  });
}

function posts(server: FastifyInstance, hub: Hub, deviceOf: (request: Asked) => Promise<ScreenDevice>) {
  const options = { bodyLimit: BODY_BYTES };
  const pace = createPace(hub.now, MOST_POSTS);
  const paced = async (request: Asked) => {
    const device = await deviceOf(request);
    pace(device.id);
    return device;
  };
  server.post('/screens/:id/plays', options, async (request: Asked, reply) => {
    const device = await paced(request);
    const key = [request.headers['idempotency-key']].flat()[0];
    await keepPlays(hub.context(ANONYMOUS), device, { key, body: request.body });
    return reply.status(204).send();
  });
  server.post('/screens/:id/status', options, async (request: Asked, reply) => {
    await keepStatus(hub.context(ANONYMOUS), await paced(request), request.body);
    return reply.status(204).send();
  });
}

function pairing(server: FastifyInstance, hub: Hub): void {
  const pace = createPace(hub.now, MOST_PAIRINGS);
  server.post('/screens/:id/pair', { bodyLimit: 1_024 }, async (request: Asked, reply: FastifyReply) => {
    pace(request.ip);
    const { code } = (request.body ?? {}) as { code?: unknown };
    must(typeof code === 'string' && code.length <= 40, 'BAD_USER_INPUT', undefined, { field: 'code' });
    const { id } = request.params;
    const token = await pairDevice(hub.context(ANONYMOUS), { channelId: id, code });
    return reply
      .status(204)
      .header('set-cookie', cookieFor(hub, id, token))
      .send();
  });
}

/** Mounts what players of screens need under `/screens/{id}`: the page, its playlist and files, hints, and what they tell. */
export async function registerScreens(server: FastifyInstance, hub: Hub): Promise<void> {
  const pace = createPace(hub.now, MOST_READS);
  const deviceOf = async (request: Asked): Promise<ScreenDevice> => {
    const device = await recogniseDevice(hub.context(ANONYMOUS), request.params.id, tokenOf(request));
    pace(device.id);
    return device;
  };
  await server.register(async (scope) => {
    reads(scope, hub, deviceOf);
    posts(scope, hub, deviceOf);
    pairing(scope, hub);
    registerEvents(scope, hub, deviceOf);
    registerPlayer(scope);
  });
}
