import { expect, test } from 'vitest';
import { batch } from '../../src/reading/batch.ts';

test('what is asked for in one turn is loaded by one call, and no key twice', async () => {
  const calls: number[][] = [];
  const double = batch<number, number>(async (keys) => {
    calls.push(keys);
    return keys.map((key) => key * 2);
  });
  expect(await Promise.all([double(1), double(2), double(1)])).toEqual([2, 4, 2]);
  expect(await double(2)).toBe(4);
  expect(await double(3)).toBe(6);
  expect(calls).toEqual([[1, 2], [3]]);
});

test('a failing load fails whoever asked, and the next turn is loaded anew', async () => {
  let failing = true;
  const read = batch<string, string>(async (keys) => {
    if (failing) throw new Error('lost connection');
    return keys;
  });
  const both = await Promise.allSettled([read('a'), read('b')]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  failing = false;
  expect(await read('c')).toBe('c');
});
