import { randomUUIDv7 } from 'node:crypto';
import type { Context } from '../../identity/context.ts';
import { sha256 } from '../../platform/canonical-json.ts';
import type { Playlist, Shown, Slide } from '../adapters/index.ts';
import { ScreenDevice } from './screen-device.ts';
import { ScreenItem } from './screen-item.ts';
import { standingOf } from './standing.ts';

/** What people set at the desk stays; only the words change, and never back. */
const PUT = `insert into screen_item as i (id, channel_id, content_id, revision, title, html, sha256, pictures,
    starts_at, ends_at, days, priority, position, duration_ms, emergency, changed_at)
  values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, '[1,2,3,4,5,6,7]', 0, 0, ?, false, ?)
  on conflict (channel_id, content_id) do update
    set revision = excluded.revision, title = excluded.title, html = excluded.html, sha256 = excluded.sha256,
      pictures = excluded.pictures, revoked_at = null, changed_at = greatest(excluded.changed_at, i.changed_at + interval '1 ms'),
      ends_at = case when i.revoked_at is null then i.ends_at else excluded.ends_at end
    where i.revision <= excluded.revision`;

const REVOKE = `update screen_item
  set revoked_at = ?, revision = ?, html = '', pictures = '[]', emergency = false,
    changed_at = greatest(?, changed_at + interval '1 ms')
  where channel_id = ? and content_id = ? and revision <= ? and revoked_at is null`;

function rowOf({ contentId, revision, title, html, pictures, startsAt, endsAt }: Slide): unknown[] {
  const words = [contentId, revision, title, html, sha256(html), JSON.stringify(pictures)];
  return [...words, startsAt, endsAt];
}

/** The playlist of a screen's channel, as its adapter writes it; each doing is a statement of its own. */
export function openPlaylist(ctx: Context, channelId: string): Playlist {
  // Most tries touch no playlist.
  const emOf = () => ctx.em.fork({ clear: true });
  return {
    address: `${ctx.publicUrl}/screens/${channelId}`,
    put: async (slide) => {
      const row = [randomUUIDv7(), channelId, ...rowOf(slide), slide.durationMs, ctx.now()];
      await emOf().execute(PUT, row);
    },
    revoke: async (contentId, revision) => {
      await emOf().execute(REVOKE, [ctx.now(), revision, ctx.now(), channelId, contentId, revision]);
    },
    shown: async (contentId, revision): Promise<Shown> => {
      const own = emOf();
      const item = await own.findOne(ScreenItem, { channel: channelId, contentId });
      if (!item) return 'nowhere';
      const devices = await own.find(ScreenDevice, { channel: channelId });
      return standingOf(item, revision, devices, ctx.now());
    },
  };
}
