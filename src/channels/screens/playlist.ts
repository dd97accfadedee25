import { canonicalJson, sha256 } from '../../platform/canonical-json.ts';
import type { ScreenItem } from './screen-item.ts';

const HOUR_MS = 3_600_000;

/** What a screen's settings say of its playlist. */
export interface PlaylistSettings {
  validHours: number;
  touch: boolean;
  fallbackTitle: string;
  fallbackText: string;
}

/** What a player is given: bytes that are the same as long as its `version` is, which is their strong tag. */
export interface PlaylistText {
  version: string;
  json: string;
  validUntil: Date;
}

function shown(item: ScreenItem, base: string) {
  return {
    itemId: item.id,
    articleId: item.contentId,
    revision: item.revision,
    kind: 'html',
    title: item.title,
    url: `${base}/files/${item.sha256}`,
    sha256: item.sha256,
    bytes: Buffer.byteLength(item.html),
    pictures: item.pictures,
    durationMs: item.durationMs,
    priority: item.priority,
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    days: item.days,
    from: item.fromTime,
    to: item.toTime,
  };
}

/** Rule: the order of a playlist: the higher priority first, then as people put it, then the newest. */
export function byOrder(a: ScreenItem, b: ScreenItem): number {
  const newest = b.startsAt.getTime() - a.startsAt.getTime();
  return b.priority - a.priority || a.position - b.position || newest || (a.id < b.id ? -1 : 1);
}

/**
 * Rule: the playlist of a screen at an instant. It changes with its items and once an hour, so that it can be asked
 * for by its tag; it may be played until the settings' hours after that hour are over.
 */
export function playlistOf(
  channelId: string,
  items: readonly ScreenItem[],
  settings: PlaylistSettings,
  now: Date,
): PlaylistText {
  const base = `/screens/${channelId}`;
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const validUntil = new Date(hour + (settings.validHours + 1) * HOUR_MS);
  const changed = items.map((item) => item.changedAt.getTime());
  const live = items.filter((item) => !item.revokedAt && item.endsAt > now).sort(byOrder);
  const urgent = live.find((item) => item.emergency);
  const content = {
    generatedAt: new Date(Math.max(hour, ...changed)),
    validUntil,
    timezone: 'Asia/Shanghai',
    touch: settings.touch,
    items: live.map((item) => shown(item, base)),
    ...(urgent && { emergency: shown(urgent, base) }),
    fallback: [{ kind: 'text', title: settings.fallbackTitle, text: settings.fallbackText }],
    revoked: items.flatMap((item) => (item.revokedAt ? [item.id] : [])).sort(),
  };
  const version = sha256(canonicalJson(content));
  return { version, json: canonicalJson({ version, etag: `"${version}"`, ...content }), validUntil };
}
