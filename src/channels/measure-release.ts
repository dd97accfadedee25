import type { Context } from '../identity/context.ts';
import { type Release, ReleaseState } from '../release/release.ts';
import type { Punctuality } from './punctuality.ts';

const BOUND_MS = 5_000;

const MEASURE = `select count(*)::int as channels, count(first_tried_at)::int as tried,
    min(first_tried_at) as first, max(first_tried_at) as last
  from delivery where edition_id = ? and channel_id = any(?::uuid[])`;

interface Measured {
  channels: number;
  tried: number;
  first: Date | null;
  last: Date | null;
}

/** Measures a launched release: the moment it was to go out against the first try of each of its channels; null while it has not gone out. */
export async function measureRelease(ctx: Context, release: Release): Promise<Punctuality | null> {
  if (release.state !== ReleaseState.LAUNCHED) return null;
  const ids = `{${release.channelIds.join(',')}}`;
  const [row] = await ctx.em.execute<Measured[]>(MEASURE, [release.edition.id, ids]);
  if (!row) return null;
  const { channels, tried } = row;
  const [firstAt, lastAt] = [row.first, row.last].map((at) => (at ? new Date(at) : null));
  const lateMs = lastAt ? Math.max(0, lastAt.getTime() - release.at.getTime()) : null;
  const isWhole = tried === channels && lateMs !== null;
  const withinFiveSeconds = isWhole || (lateMs ?? 0) > BOUND_MS ? (lateMs ?? 0) <= BOUND_MS : null;
  return { channels, tried, firstAt: firstAt ?? null, lastAt: lastAt ?? null, lateMs, withinFiveSeconds };
}
