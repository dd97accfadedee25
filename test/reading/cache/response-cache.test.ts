import { expect, test } from 'vitest';
import { finish } from '../../../src/reading/cache/finished.ts';
import { ResponseCache } from '../../../src/reading/cache/response-cache.ts';

const MEGABYTE = 1_048_576;
const answer = (tags: string[], text = '{"data":{}}') => finish(text, tags);

test('an answer goes when one of its tags is purged, and others stay', () => {
  const cache = new ResponseCache(MEGABYTE);
  cache.keep('a', answer(['content:1', 'section:1']), 0);
  cache.keep('b', answer(['content:2', 'section:1']), 0);
  cache.purge(['content:1']);
  expect([cache.get('a'), cache.get('b')?.tags]).toEqual([undefined, ['content:2', 'section:1']]);
  cache.purge(['section:1']);
  expect(cache.get('b')).toBeUndefined();
  expect(cache.size).toBe(0);
});

test('everything goes with the tag of everything, also what has no tag', () => {
  const cache = new ResponseCache(MEGABYTE);
  cache.keep('a', answer([]), 0);
  cache.purge(['*']);
  expect(cache.get('a')).toBeUndefined();
});

test('a reading that began before a purge of what it read is not kept after it', () => {
  const cache = new ResponseCache(MEGABYTE);
  const moment = cache.purges.now;
  cache.purge(['content:1']);
  expect(cache.keep('a', answer(['content:1']), moment)).toBe(false);
  expect(cache.keep('b', answer(['content:2']), moment)).toBe(true);
  expect(cache.keep('a', answer(['content:1']), cache.purges.now)).toBe(true);
  cache.purge(['*']);
  expect(cache.keep('b', answer([]), moment)).toBe(false);
});

test('a purge is remembered however many come after it', () => {
  const cache = new ResponseCache(MEGABYTE);
  const moment = cache.purges.now;
  cache.purge(['content:first']);
  for (let nth = 0; nth < 25_000; nth++) cache.purge([`content:${nth}`]);
  expect(cache.keep('a', answer(['content:first']), moment)).toBe(false);
});

test('the bytes are bounded, the least used goes first, and its tags with it', () => {
  const cache = new ResponseCache(40_000);
  const text = 'x'.repeat(1_500);
  for (let nth = 0; nth < 100; nth++) {
    cache.keep(`k${nth}`, answer([`content:${nth}`], text), 0);
    cache.get('k0');
    expect(cache.size).toBeLessThanOrEqual(40_000);
  }
  expect(cache.get('k0')).toBeDefined();
  expect(cache.get('k1')).toBeUndefined();
  expect(cache.get('k99')).toBeDefined();
});

test('one answer may not take a sixteenth of the cache or more', () => {
  const cache = new ResponseCache(160_000);
  expect(cache.keep('large', answer(['content:1'], 'x'.repeat(10_001)), 0)).toBe(false);
  expect(cache.keep('small', answer(['content:1'], 'x'.repeat(9_000)), 0)).toBe(true);
  expect(new ResponseCache(0).keep('any', answer([]), 0)).toBe(false);
});

test('bytes that were packed later are counted, unless the answer has gone meanwhile', () => {
  const cache = new ResponseCache(MEGABYTE);
  const kept = answer(['content:1']);
  cache.keep('a', kept, 0);
  const before = cache.size;
  kept.bytes.br = Buffer.alloc(500);
  cache.recount('a', kept);
  kept.bytes.gzip = Buffer.alloc(300);
  cache.recount('a', kept);
  expect(cache.size).toBe(before + 800);
  cache.purge(['content:1']);
  cache.recount('a', kept);
  expect([cache.get('a'), cache.size]).toEqual([undefined, 0]);
});
