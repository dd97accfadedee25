import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Where a server listens. */
export interface Place {
  host: string;
  port: number;
}

/** Thrown when the address of the server cannot be had; `message` is one line in zh-CN and en that says why. */
export class CannotListen extends Error {
  override name = 'CannotListen';
}

const REASONS: Record<string, (place: string) => string> = {
  EADDRINUSE: (place) =>
    `${place} 已被其他程序占用，请先停止它，或以 PORT 另设端口。${place} is taken by another program: stop it, or set PORT to another port.`,
  EACCES: (place) =>
    `无权监听 ${place}，请以 PORT 另设端口。${place} may not be listened to by this account: set PORT to another port.`,
  EADDRNOTAVAIL: (place) =>
    `${place} 不是本机地址，请检查 HOST。${place} is not an address of this machine: look at HOST.`,
  ENOTFOUND: (place) => `${place} 无法解析，请检查 HOST。${place} cannot be resolved: look at HOST.`,
};

function plain(error: unknown, { host, port }: Place): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  const reason = REASONS[code];
  return reason ? new CannotListen(reason(`${host.includes(':') ? `[${host}]` : host}:${port}`)) : error;
}

/** Finds out before anything else is begun whether the address is to be had; throws CannotListen if not. */
export async function mustBeFree(place: Place): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(place.port, place.host);
    await once(probe, 'listening');
  } catch (error) {
    throw plain(error, place);
  }
  await new Promise((done) => probe.close(done));
}

/** Opens the server's door; throws CannotListen where somebody else has taken the address meanwhile. */
export async function listen(server: FastifyInstance, place: Place): Promise<void> {
  try {
    await server.listen({ ...place });
  } catch (error) {
    throw plain(error, place);
  }
}
