import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../../identity/actor.ts';
import type { Hub } from '../../identity/hub.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ScreenDevice } from './screen-device.ts';

const LOOK_MS = 2_000;
const HEARTBEAT_MS = 25_000;
const MOST_OPEN = 2_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  // A proxy that gathers before it passes on would keep the hints back.
  'x-accel-buffering': 'no',
};

const CHANGED = `select channel_id, max(changed_at) as at from screen_item where channel_id = any(?) group by channel_id`;

interface Line {
  channelId: string;
  seen: string;
  write(text: string): void;
}

type Asked = FastifyRequest<{ Params: { id: string; sha256: string } }>;

async function lastChanges(hub: Hub, channelIds: string[]): Promise<Map<string, string>> {
  const { em } = hub.context(ANONYMOUS);
  const rows = await em.execute<{ channel_id: string; at: Date | string }[]>(CHANGED, [
    `{${channelIds.join(',')}}`,
  ]);
  return new Map(rows.map((row) => [row.channel_id, String(new Date(row.at).getTime())]));
}

/** Tells the open lines what changed; one statement for all of them, and none while there are none. */
async function tell(hub: Hub, lines: Set<Line>): Promise<void> {
  if (lines.size === 0) return;
  const changes = await lastChanges(hub, [...new Set([...lines].map((line) => line.channelId))]);
  for (const line of lines) {
    const at = changes.get(line.channelId) ?? '0';
    if (at === line.seen) continue;
    line.seen = at;
    line.write(`id: ${at}\nevent: playlist\ndata: {"changedAt":${at}}\n\n`);
  }
}

/** Keeps a line open until either side ends it. */
function keepOpen(line: Line, raw: ServerResponse, open: { lines: Set<Line>; ends: Set<() => void> }): void {
  line.write(`retry: 5000\nid: ${/^\d+$/.test(line.seen) ? line.seen : '0'}\n\n`);
  const beat = setInterval(() => line.write(': heartbeat\n\n'), HEARTBEAT_MS);
  const end = () => {
    clearInterval(beat);
    open.lines.delete(line);
    open.ends.delete(end);
    raw.end();
  };
  open.lines.add(line);
  open.ends.add(end);
  raw.once('close', end);
}

/** Mounts `/screens/{id}/events`: a hint that the playlist has changed, and a heartbeat every 25 s. Whoever comes back tells by Last-Event-ID what they saw last. */
export function registerEvents(
  server: FastifyInstance,
  hub: Hub,
  deviceOf: (request: Asked) => Promise<ScreenDevice>,
): void {
  const lines = new Set<Line>();
  const ends = new Set<() => void>();
  const look = setInterval(() => {
    tell(hub, lines).catch((error: unknown) =>
      hub.log.warn({ reason: String(error) }, 'no hints for screens'),
    );
  }, LOOK_MS);
  look.unref();
  server.addHook('preClose', (done) => {
    clearInterval(look);
    for (const end of ends) end();
    done();
  });
  server.get('/screens/:id/events', async (request: Asked, reply) => {
    const device = await deviceOf(request);
    if (lines.size >= MOST_OPEN) throw new Refusal('TOO_MANY_REQUESTS');
    const channelId = device.channel.id;
    const seen = [request.headers['last-event-id']].flat()[0];
    const latest = (await lastChanges(hub, [channelId])).get(channelId) ?? '0';
    reply.hijack();
    reply.raw.writeHead(200, HEADERS);
    keepOpen({ channelId, seen: seen ?? latest, write: (text) => void reply.raw.write(text) }, reply.raw, {
      lines,
      ends,
    });
  });
}
