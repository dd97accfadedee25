import { must } from '../platform/refusal.ts';

/** The most list items one request may be given; lists inside lists multiply, whatever the size of the query. */
export const MAX_ITEMS = 10_000;

/** What one request may still be given. */
export interface Budget {
  /** Passes a list on and counts it; refuses with TOO_COSTLY once a request has been given more than `MAX_ITEMS`. */
  spend<T extends { length: number }>(list: T): T;
}

/** A fresh budget, for one request. */
export function createBudget(): Budget {
  let spent = 0;
  return {
    spend(list) {
      spent += list.length;
      must(spent <= MAX_ITEMS, 'TOO_COSTLY', {
        zh: `一次请求最多返回 ${MAX_ITEMS} 条`,
        en: `One request is given at most ${MAX_ITEMS} list items`,
      });
      return list;
    },
  };
}
