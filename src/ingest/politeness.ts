const SECOND = 1_000;

/** What an upstream asks of whoever polls it. */
export interface Politeness {
  /** Until when it asked to be left alone. */
  busyUntil: Date | null;
  /** Until when it said that its answer holds. */
  freshUntil: Date | null;
}

/** Rule: what an answer that came at `now` asks for by Retry-After, and else by Cache-Control or Expires (RFC 9110, 9111). */
export function politenessOf(answer: { status: number; headers: Headers }, now: Date): Politeness {
  const { status, headers } = answer;
  if (status >= 400) return { busyUntil: retryAfter(headers, now), freshUntil: null };
  const seconds = freshFor(headers);
  return {
    busyUntil: null,
    freshUntil: seconds > 0 ? new Date(now.getTime() + Math.min(seconds, 86_400) * SECOND) : null,
  };
}

function retryAfter(headers: Headers, now: Date): Date | null {
  const given = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/u.test(given)) return new Date(now.getTime() + Number(given) * SECOND);
  const wait = Date.parse(given) - serverTime(headers, now);
  return wait > 0 ? new Date(now.getTime() + Math.min(wait, 86_400 * SECOND)) : null;
}

/** Seconds that an answer still holds; what it spent in caches on the way is taken off. */
function freshFor(headers: Headers): number {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  if (/no-cache|no-store/u.test(control)) return 0;
  const lifetime = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/u.exec(control)?.[1];
  const age = Number(/^\d{1,9}$/u.exec(headers.get('age') ?? '')?.[0] ?? 0);
  if (lifetime !== undefined) return Number(lifetime) - age;
  // Without its own clock beside it, a moment says nothing of how long.
  const from = Date.parse(headers.get('date') ?? '');
  const seconds = (Date.parse(headers.get('expires') ?? '') - from) / SECOND;
  return Number.isFinite(seconds) ? seconds - age : 0;
}

function serverTime(headers: Headers, now: Date): number {
  const stated = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(stated) ? now.getTime() : stated;
}
