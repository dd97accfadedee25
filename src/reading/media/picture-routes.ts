import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../../identity/hub.ts';
import { sniffMediaType } from '../../platform/media/media-type.ts';
import { must, Refusal } from '../../platform/refusal.ts';
import { mayFetch } from '../media-file.ts';
import { drawPicture } from './draw-picture.ts';
import { DrawingRoom } from './drawing-room.ts';
import { type PictureSize, sizeNamed } from './picture-size.ts';

/** The largest file a picture is drawn from, in bytes. */
const LARGEST = 40_000_000;

type Asked = FastifyRequest<{ Params: { sha256: string; size: string } }>;

async function drawFrom(hub: Hub, sha256: string, size: PictureSize): Promise<Buffer> {
  const length = await hub.media.size(sha256);
  must(length !== null, 'NOT_FOUND');
  must(length <= LARGEST, 'TOO_LARGE');
  const bytes = await hub.media.get(sha256);
  must(bytes && sniffMediaType(bytes)?.type.startsWith('image/'), 'NOT_FOUND');
  return drawPicture(bytes, size).catch((error: unknown) => {
    hub.log.warn({ sha256, reason: String(error) }, 'a picture could not be drawn');
    throw new Refusal('NOT_FOUND');
  });
}

async function pictureFor(
  hub: Hub,
  room: DrawingRoom,
  sha256: string,
  size: PictureSize,
): Promise<Uint8Array> {
  const name = `${size.width}.${size.format}`;
  const kept = await hub.media.drawn(sha256, name);
  if (kept) return kept;
  return room.draw(`${sha256} ${name}`, async () => {
    const bytes = await drawFrom(hub, sha256, size);
    await hub.media.keepDrawn(sha256, name, bytes);
    return bytes;
  });
}

/** Adds `/pictures/{sha256}/{width}.{format}`: pictures of published contents in the sizes of a short list, drawn when first asked for; whoever may have the file may have its pictures. */
export function registerPictures(server: FastifyInstance, hub: Hub): void {
  const room = new DrawingRoom();
  const handler = async (request: Asked, reply: FastifyReply) => {
    const { sha256, size: name } = request.params;
    const size = sizeNamed(name);
    must(size && /^[0-9a-f]{64}$/.test(sha256), 'NOT_FOUND');
    const who = await mayFetch(hub, request, sha256);
    const etag = `"${sha256.slice(0, 32)}-${name}"`;
    // Revalidated each time, so that a picture goes with the page it belongs to.
    void reply.headers({ etag, 'cache-control': `${who}, no-cache` });
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    const bytes = await pictureFor(hub, room, sha256, size);
    return reply.type(`image/${size.format}`).header('content-length', bytes.byteLength).send(bytes);
  };
  server.route<{ Params: { sha256: string; size: string } }>({
    ...{ method: ['GET', 'HEAD'], url: '/pictures/:sha256/:size', handler },
  });
}
