import { expect, test } from 'vitest';
import { dueItems, isInHours, nextItem, playable } from '../../../player/playing.js';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** Sunday 22 November 2026 in Shanghai. */
const at = (time: string, day = 22) => Date.parse(`2026-11-${day}T${time}:00+08:00`);

test.each([
  ['all day', { days: WEEK, from: null, to: null }, at('12:00'), true],
  ['on its weekday', { days: [7], from: null, to: null }, at('00:00'), true],
  ['on another weekday', { days: [1], from: null, to: null }, at('23:59'), false],
  ['in its hours', { days: WEEK, from: '09:00', to: '17:00' }, at('09:00'), true],
  ['at the end of its hours', { days: WEEK, from: '09:00', to: '17:00' }, at('17:00'), false],
  ['past midnight', { days: [6], from: '22:00', to: '02:00' }, at('01:00'), true],
  [
    'past midnight of a day that is not its own',
    { days: [7], from: '22:00', to: '02:00' },
    at('01:00'),
    false,
  ],
  ['before midnight', { days: [7], from: '22:00', to: '02:00' }, at('22:30'), true],
])('hours %s', (_, hours, now, expected) => {
  expect(isInHours(hours, now)).toBe(expected);
});

const item = (itemId: string, more: object = {}) => ({
  itemId,
  revision: 1,
  sha256: `${itemId}1`,
  priority: 0,
  startsAt: new Date(at('08:00')).toISOString(),
  endsAt: new Date(at('20:00')).toISOString(),
  ...{ days: WEEK, from: null, to: null },
  ...more,
});
const list = (items: object[], more: object = {}) => ({
  items,
  revoked: [] as string[],
  validUntil: new Date(at('23:00')).toISOString(),
  ...more,
});
const ids = (given: object | null, now: number) =>
  dueItems(given, now).map((one: { itemId: string }) => one.itemId);

test.each([
  ['plays what is due', list([item('a'), item('b')]), at('12:00'), ['a', 'b']],
  ['plays the highest priority only', list([item('a'), item('b', { priority: 2 })]), at('12:00'), ['b']],
  ['plays nothing that has expired', list([item('a')]), at('20:00'), []],
  ['plays nothing before its time', list([item('a')]), at('07:59'), []],
  [
    'plays nothing once it has run out',
    list([item('a')], { validUntil: new Date(at('11:00')).toISOString() }),
    at('12:00'),
    [],
  ],
  ['plays an emergency alone', list([item('a'), item('b')], { emergency: item('b') }), at('12:00'), ['b']],
  ['that is not there plays nothing', null, at('12:00'), []],
])('a list %s', (_, given, now, expected) => {
  expect(ids(given, now)).toEqual(expected);
});

test('the next item is the one after the last, and the first where that one is gone', () => {
  const due = [item('a'), item('b')];
  expect([null, 'a', 'b', 'x'].map((last) => nextItem(due, last).itemId)).toEqual(['a', 'b', 'a', 'a']);
  expect(nextItem([], 'a')).toBe(null);
});

test('an item is switched when all of it is here, and what is revoked is never kept for want of the new', () => {
  const before = list([item('a'), item('b')]);
  const wanted = list([item('a', { revision: 2, sha256: 'a2', priority: 9 }), item('c')], { revoked: ['b'] });
  const here = new Set(['a1', 'b1']);
  const isWhole = (one: { sha256: string }) => here.has(one.sha256);
  expect(playable(wanted, before, isWhole).items).toMatchObject([{ itemId: 'a', revision: 1, priority: 9 }]);
  for (const hash of ['a2', 'c1']) here.add(hash);
  expect(playable(wanted, before, isWhole).items).toMatchObject([
    { itemId: 'a', revision: 2 },
    { itemId: 'c' },
  ]);
});
