import { Refusal } from '../platform/refusal.ts';
import type { Given } from './limits/price-list.ts';

/** The most list items one request may be given; lists inside lists multiply, whatever the size of the query. */
export const MAX_ITEMS = 3_000;

/** The most text of bodies one request may be given, in UTF-16 units. */
export const MAX_TEXT = 20_000_000;

/** What a search costs, in list items. */
export const SEARCH_COST = 100;

/** What a filtered list costs besides its items, in list items: it may look at many rows to find them. */
export const LIST_COST = 100;

/** Cutting a body for a device costs a list item for so many characters. */
export const TEXT_PER_ITEM = 2_000;

/** What one request may still be given; each of these refuses with TOO_COSTLY once that is used up. */
export interface Budget {
  /** Counts items. */
  charge(items: number): void;
  /** Counts the items of a list and passes it on. */
  spend<T extends { length: number }>(list: T): T;
  /** Counts the text of a body, or what tells its length, and passes it on. */
  tell<T extends { length: number } | null>(body: T): T;
  /** What it was given so far. */
  readonly given: Given;
}

const WORDING = {
  zh: `一次请求最多返回 ${MAX_ITEMS} 条、正文 ${MAX_TEXT} 字`,
  en: `One request is given at most ${MAX_ITEMS} list items and ${MAX_TEXT} characters of bodies`,
};

/** A fresh budget, for one request. */
export function createBudget(): Budget {
  let items = MAX_ITEMS;
  let text = MAX_TEXT;
  let refusal: Refusal | undefined;
  const check = () => {
    if (items >= 0 && text >= 0) return;
    // One refusal for the whole request: thousands of resolvers may come to ask after it.
    refusal ??= new Refusal('TOO_COSTLY', WORDING);
    throw refusal;
  };
  const charge = (some: number) => {
    items -= some;
    check();
  };
  return {
    get given() {
      return { items: MAX_ITEMS - items, text: MAX_TEXT - text };
    },
    charge,
    spend(list) {
      charge(list.length);
      return list;
    },
    tell(body) {
      text -= body?.length ?? 0;
      check();
      return body;
    },
  };
}
