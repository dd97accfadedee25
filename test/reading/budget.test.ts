import { expect, test } from 'vitest';
import { createBudget, MAX_ITEMS, MAX_TEXT } from '../../src/reading/budget.ts';

const costly = expect.objectContaining({ code: 'TOO_COSTLY' });

test('a request is given list items up to the limit, and none after', () => {
  const budget = createBudget();
  const list = new Array(MAX_ITEMS);
  expect(budget.spend(list)).toBe(list);
  expect(() => budget.charge(1)).toThrow(costly);
  expect(() => budget.spend([])).toThrow(costly);
});

test('a request is given bodies up to the limit, and none after', () => {
  const budget = createBudget();
  const body = 'x'.repeat(MAX_TEXT / 2);
  expect(budget.tell(null)).toBeNull();
  expect([budget.tell(body), budget.tell(body)]).toEqual([body, body]);
  expect(() => budget.tell('x')).toThrow(costly);
});

test('the budgets of two requests have nothing to do with each other', () => {
  createBudget().charge(MAX_ITEMS);
  expect(() => createBudget().charge(MAX_ITEMS)).not.toThrow();
});
