import { expect, test } from 'vitest';
import { Pace } from '../../../src/platform/jobs/pace.ts';

test('a process that has just begun takes a hundred and some, and no more until some are over', () => {
  const pace = new Pace();
  expect(pace.room(0)).toBe(128);
  pace.take(128, 0);
  expect(pace.room(100)).toBe(0);
  pace.end(100, 200);
  expect(pace.room(200)).toBe(72);
});

test('what is over makes room for twice as many, so that a quick process is soon held up by its hands alone', () => {
  const pace = new Pace();
  let taken = 0;
  for (let at = 0; at < 1_000; at += 100) {
    const room = pace.room(at);
    pace.take(room, at);
    pace.end(room, at + 50);
    taken += room;
  }
  expect(taken).toBeGreaterThan(10_000);
});

test('one whose jobs all hang takes as many again every four seconds, and no more', () => {
  const pace = new Pace();
  pace.take(pace.room(0), 0);
  expect(pace.room(3_999)).toBe(0);
  expect(pace.room(4_000)).toBe(128);
});
