import type { ListAddress } from './further-pages.ts';
import { type ListPage, type PageProblem, type PageReading, pageAt } from './list-page.ts';
import type { Lacking, ListedItem, ParsedList, Reached, SourceRequest } from './source.ts';

/** More further pages than this are never asked for at one reading. */
const MOST = 4;

/** What is said of a list in which nothing was found. */
export const NOTHING = '没有找到任何条目。';

/** How a kind asks for the pages of its list. */
export interface PagedReading extends PageReading {
  /** Where set, the list is asked for by POST with this form; POST is never conditional. */
  form?: URLSearchParams | undefined;
  /** The pages that follow one, the next first; `first` is the address of the first page. */
  pagesAfter?: (page: { text: string } & ListAddress, first: string) => ListAddress[];
}

/** The page that a reading has come to. */
interface Place extends ListAddress {
  page: number;
  text: string;
  /** What it shows that no page before it did. */
  items: readonly ListedItem[];
  /** The pages that follow. */
  ahead: ListAddress[];
}

/**
 * The items of the first page and, while the request wants more, of those that follow, four at most. One that cannot be
 * read is stated and owed, and so is what one reading has no room for, where the request says so. What was owed is gone
 * on with from the page that was reached, which is read once more: what came on top meanwhile has pushed the rest back.
 */
export async function withFurther(
  request: SourceRequest,
  reading: PagedReading,
  first: ListPage,
): Promise<ParsedList> {
  const whole = { ...first.found, items: [...first.found.items], problems: [...first.found.problems] };
  if (!request.wantsMore) return whole;
  const walk = new Walk(request, reading, first);
  const lacking = await walk.through(whole.items);
  return lacking ? { ...whole, problems: [...whole.problems, lacking.problem], lacking } : whole;
}

/** A page to be asked for. */
type Next = ListAddress & { page: number };

/** One reading's way through the pages of a list. */
class Walk {
  readonly #request: SourceRequest;
  readonly #reading: PagedReading;
  readonly #first: string;
  readonly #asked = new Set<string>();
  #here: Place;
  #reached: Reached | undefined;

  constructor(request: SourceRequest, reading: PagedReading, { list, found }: ListPage) {
    this.#request = request;
    this.#reading = reading;
    this.#first = list.url;
    this.#here = this.#placeOf({ url: list.url, form: reading.form }, 1, list.text, found.items, []);
  }

  /** Adds what further pages show to the items; answers why they are not all there are. */
  async through(items: ListedItem[]): Promise<Lacking | null> {
    for (let read = 0; ; read++) {
      const next = await this.#next();
      if (next === null) return null;
      if (read === MOST) return this.#tooLong();
      const page = await pageAt(this.#request, this.#reading, { ...next, validators: null });
      if (page === null || 'problem' in page) return this.#lost(next.page, page);
      const seen = new Set(items.map(({ url }) => url));
      const fresh = page.found.items.filter(({ url }) => !seen.has(url));
      items.push(...fresh);
      this.#come(next, page, fresh);
    }
  }

  /** Goes on to a page that was read. */
  #come({ page, form }: Next, { list: { url, text } }: ListPage, items: readonly ListedItem[]): void {
    const before = page === this.#here.page + 1 ? this.#here.ahead : [];
    this.#here = this.#placeOf({ url, form }, page, text, items, before);
    if (page > MOST) this.#reached = { page, url, form: form?.toString() };
  }

  /** A page that names none after it has those that the one before it named. */
  #placeOf(
    address: ListAddress,
    page: number,
    text: string,
    items: readonly ListedItem[],
    before: ListAddress[],
  ): Place {
    this.#asked.add(keyOf(address));
    const named = this.#reading.pagesAfter?.({ text, ...address }, this.#first) ?? [];
    return { ...address, page, text, items, ahead: named.length > 0 ? named : before };
  }

  /** The page to be asked for next; null where enough is known, or there is none. */
  async #next(): Promise<Next | null> {
    const { items, ahead, page } = this.#here;
    const { wantsMore, readOn } = this.#request;
    const isEnd = items.length === 0 || (ahead.length === 0 && !readOn);
    if (isEnd || !(await wantsMore?.(items))) return null;
    if (readOn && page < readOn.page && (await readOn.joins(items))) {
      const { joins: _, ...reached } = readOn;
      this.#reached = reached;
      const form = reached.form === undefined ? undefined : new URLSearchParams(reached.form);
      return { page: reached.page, url: reached.url, form };
    }
    const next = ahead.find((address) => !this.#asked.has(keyOf(address)));
    return next ? { ...next, page: page + 1 } : null;
  }

  async #tooLong(): Promise<Lacking | null> {
    const { items, page } = this.#here;
    if (!(await this.#request.owes?.(items))) return null;
    const problem = `列表有许多新条目，已读到第${page}页，其后的接着读。`;
    return { problem, again: true, reached: this.#reached, isLong: true };
  }

  /** A page that the upstream says it has not ends a list; any other that cannot be had is owed. */
  #lost(number: number, page: PageProblem | null): Lacking | null {
    if (page?.absent) return null;
    const problem = `第${number}页读取失败：${page?.problem ?? NOTHING}`;
    return { problem, again: true, reached: this.#reached };
  }
}

function keyOf({ url, form }: ListAddress): string {
  return `${url} ${form?.toString() ?? ''}`;
}
