import { expect, test } from 'vitest';
import { MOST_TRIES, nextTryAt } from '../../src/channels/backoff.ts';
import { DeliveryState } from '../../src/channels/delivery.ts';
import { HOLDING_TRIES, nextInLine, type Waiting } from '../../src/channels/line.ts';

const NOW = new Date('2026-11-20T02:00:00Z');
const LATER = new Date('2026-11-20T02:05:00Z');
const { PLANNED, SENDING, RETRACTING } = DeliveryState;

function waiting(id: string, fields: Partial<Waiting> = {}): Waiting {
  return { id, contentId: `of ${id}`, state: PLANNED, tries: 0, nextTryAt: null, ...fields };
}

const next = (...line: Waiting[]) => nextInLine(line, NOW)?.id ?? null;

test.each<[string, Waiting[], string | null]>([
  ['an empty line has no next', [], null],
  ['the first in line is next', [waiting('a'), waiting('b')], 'a'],
  [
    'one that was interrupted is taken up again',
    [waiting('a', { state: SENDING, tries: 1 }), waiting('b')],
    'a',
  ],
  [
    'one waiting for its next try holds up those behind it',
    [waiting('a', { tries: 1, nextTryAt: LATER }), waiting('b')],
    null,
  ],
  [
    'its next try comes before those behind it',
    [waiting('a', { tries: 1, nextTryAt: NOW }), waiting('b')],
    'a',
  ],
  [
    'one the far side cannot digest steps aside after its first tries',
    [waiting('a', { tries: HOLDING_TRIES, nextTryAt: LATER }), waiting('b')],
    'b',
  ],
  [
    'a retraction goes before everything',
    [
      waiting('a', { state: SENDING }),
      waiting('b', { tries: 1, nextTryAt: LATER }),
      waiting('c', { state: RETRACTING, nextTryAt: NOW }),
    ],
    'c',
  ],
  [
    'a retraction that waits for its next try holds up nobody else',
    [waiting('a', { state: RETRACTING, tries: 3, nextTryAt: LATER }), waiting('b')],
    'b',
  ],
  [
    'what was restored waits for its own retraction',
    [
      waiting('a', { contentId: 'x', state: RETRACTING, tries: 3, nextTryAt: LATER }),
      waiting('b', { contentId: 'x' }),
      waiting('c'),
    ],
    'c',
  ],
  [
    'but not for ever',
    [
      waiting('a', { contentId: 'x', state: RETRACTING, tries: HOLDING_TRIES, nextTryAt: LATER }),
      waiting('b', { contentId: 'x' }),
    ],
    'b',
  ],
  [
    'an older copy is taken back together with the newest, not by itself',
    [
      waiting('a', { contentId: 'x', state: RETRACTING }),
      waiting('b', { contentId: 'x', state: RETRACTING, nextTryAt: LATER }),
    ],
    null,
  ],
])('%s', (_, line, expected) => {
  expect(next(...line)).toBe(expected);
});

test.each([
  [24, null],
  [26, 'a'],
  [24 * 365, 'a'],
])('a next try %i hours ahead, while no rule asks for more than a day: %s', (hours, expected) => {
  const nextTryAt = new Date(NOW.getTime() + hours * 3_600_000);
  expect(next(waiting('a', { tries: 1, nextTryAt }))).toBe(expected);
  expect(next(waiting('a', { state: RETRACTING, tries: 1, nextTryAt }))).toBe(expected);
});

test('a clock a little behind the queue does not lose a wake-up', () => {
  const soon = new Date(NOW.getTime() + 900);
  expect(next(waiting('a', { tries: 1, nextTryAt: soon }))).toBe('a');
});

test.each([
  [1, 2],
  [2, 4],
  [5, 32],
  [9, 512],
  [10, 600],
  [20, 600],
  [21, 3_600],
  [1_000, 3_600],
])('after %i tries the next one is due within %i seconds, and not before half of that', (tries, seconds) => {
  const wait = (random: number) => (nextTryAt(tries, NOW, { random }).getTime() - NOW.getTime()) / 1_000;
  expect(wait(0)).toBe(seconds);
  expect(wait(1)).toBe(seconds / 2);
});

test('the moment the far side asked for is kept', () => {
  expect(nextTryAt(1, NOW, { random: 0, after: LATER })).toEqual(LATER);
  expect(nextTryAt(12, NOW, { random: 0, after: new Date(NOW.getTime() + 5) })).toEqual(
    new Date(NOW.getTime() + 600_000),
  );
});

test('a delivery is tried for more than a day, and holds up its channel for a quarter of an hour at most', () => {
  const total = (tries: number) => {
    let seconds = 0;
    for (let n = 1; n < tries; n++)
      seconds += (nextTryAt(n, NOW, { random: 0.5 }).getTime() - NOW.getTime()) / 1_000;
    return seconds;
  };
  expect(total(MOST_TRIES)).toBeGreaterThan(86_400);
  expect(total(HOLDING_TRIES)).toBeLessThan(1_200);
});
