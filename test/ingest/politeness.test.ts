import { expect, test } from 'vitest';
import { politenessOf } from '../../src/ingest/politeness.ts';

const now = new Date('2026-11-20T02:00:00Z');
const DATE = 'Fri, 20 Nov 2026 01:00:00 GMT';

test.each([
  // [what, status, headers, seconds busy, seconds fresh]
  ['Retry-After in seconds', 503, { 'retry-after': '120' }, 120, null],
  [
    'Retry-After as a moment, by its own clock',
    429,
    { 'retry-after': 'Fri, 20 Nov 2026 01:10:00 GMT', date: DATE },
    600,
    null,
  ],
  [
    'Retry-After in the past',
    503,
    { 'retry-after': 'Fri, 20 Nov 2026 00:10:00 GMT', date: DATE },
    null,
    null,
  ],
  ['Retry-After that says nothing', 503, { 'retry-after': 'soon' }, null, null],
  [
    'Retry-After beyond reason',
    503,
    { 'retry-after': 'Fri, 20 Nov 2099 01:10:00 GMT', date: DATE },
    86_400,
    null,
  ],
  ['max-age', 200, { 'cache-control': 'public, max-age=300' }, null, 300],
  ['max-age of a 304', 304, { 'cache-control': 'max-age=300' }, null, 300],
  ['max-age less the time in caches', 200, { 'cache-control': 'max-age=300', age: '100' }, null, 200],
  ['max-age that has run out', 200, { 'cache-control': 'max-age=300', age: '900' }, null, null],
  ['s-maxage alone, which is for caches', 200, { 'cache-control': 's-maxage=300' }, null, null],
  ['no-cache beside max-age', 200, { 'cache-control': 'no-cache, max-age=300' }, null, null],
  ['Expires by its own clock', 200, { expires: 'Fri, 20 Nov 2026 01:05:00 GMT', date: DATE }, null, 300],
  ['Expires without a clock', 200, { expires: 'Fri, 20 Nov 2026 09:05:00 GMT' }, null, null],
  ['Expires that is no moment', 200, { expires: '-1', date: DATE }, null, null],
  ['max-age of an error', 500, { 'cache-control': 'max-age=300' }, null, null],
  ['nothing', 200, {}, null, null],
])('%s', (_, status, headers, busy, fresh) => {
  const after = (seconds: number | null) =>
    seconds === null ? null : new Date(now.getTime() + seconds * 1_000);
  expect(politenessOf({ status, headers: new Headers(headers as Record<string, string>) }, now)).toEqual({
    busyUntil: after(busy),
    freshUntil: after(fresh),
  });
});
