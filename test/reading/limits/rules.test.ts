import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedAs } from '../../../src/reading/limits/address.ts';
import { Allowance } from '../../../src/reading/limits/allowance.ts';
import { priceOf } from '../../../src/reading/limits/price-list.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['127.0.0.1', null],
  ['127.8.8.8', null],
  ['::1', null],
  ['::ffff:127.0.0.1', null],
  ['::2', '0:0:0:0::/64'],
])('%s is counted as %s', (address, name) => {
  expect(countedAs(address)).toBe(name);
});

test.each([
  [{ items: 0, text: 0 }, 4],
  [{ items: 49, text: 99_999 }, 4],
  [{ items: 50, text: 0 }, 5],
  [{ items: 100, text: 250_000 }, 8],
])('reading %j costs %i points', (given, points) => {
  expect(priceOf(given)).toBe(points);
});

test('what was spent comes back evenly, and no more than a minute of it', () => {
  let now = 0;
  const allowance = new Allowance(() => now);
  expect(allowance.take('a', 60, 60)).toBe(0);
  expect(allowance.take('a', 60, 1)).toBe(1);
  expect(allowance.take('a', 60, 30)).toBe(30);
  expect(allowance.take('b', 60, 60)).toBe(0);
  now += 30_000;
  expect(allowance.take('a', 60, 30)).toBe(0);
  expect(allowance.take('a', 60, 1)).toBe(1);
  now += 3_600_000;
  expect(allowance.take('a', 60, 61)).toBe(1);
  expect(allowance.take('a', 60, 60)).toBe(0);
});

test('a debt is paid before anything else, and is never more than a minute', () => {
  let now = 0;
  const allowance = new Allowance(() => now);
  allowance.charge('a', 60, 10_000);
  now += 59_000;
  expect(allowance.take('a', 60, 1)).toBe(2);
  now += 2_000;
  expect(allowance.take('a', 60, 1)).toBe(0);
});

test('nobody is ever granted more than what was saved up and what came back', () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 20_000 }),
    points: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let now = 0;
      let granted = 0;
      const allowance = new Allowance(() => now);
      for (const { wait, points } of steps) {
        now += wait;
        const seconds = allowance.take('a', 60, points);
        if (seconds === 0) granted += points;
        expect(granted).toBeLessThanOrEqual(60 + now / 1_000 + 1e-6);
      }
    }),
  );
});
