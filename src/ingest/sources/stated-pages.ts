import { failed } from './read-list.ts';
import type { SourceReading, SourceRequest } from './source.ts';

/** Pages of the list of another hub that are read at most: at the first reading, and later, when all of it may be news. */
const MOST_AT_FIRST = 5;
const MOST = 40;

type Listed = Extract<SourceReading, { notModified: false }>;

/**
 * Reads a list and, where it names its next page and the request wants more, that one too, and so on. One page that cannot
 * be had fails the whole, so that nothing behind it is passed over: what is stored counts as known.
 */
export async function withStatedPages(
  request: SourceRequest,
  read: (request: SourceRequest) => Promise<SourceReading>,
): Promise<SourceReading> {
  const first = await read(request);
  if (first.notModified || !first.next || !request.wantsMore) return first;
  const pages: Listed[] = [first];
  for (let next = await nextOf(request, pages); next; next = await nextOf(request, pages)) {
    const page = await read({ ...request, url: next, validators: null, wantsMore: undefined });
    if (page.notModified || !page.removed) return failed(`第${pages.length + 1}页读取失败。`);
    pages.push(page);
  }
  return joined(first, pages);
}

async function nextOf({ validators, wantsMore }: SourceRequest, pages: Listed[]): Promise<string | null> {
  const last = pages.at(-1);
  if (!last?.next || pages.length >= (validators ? MOST : MOST_AT_FIRST)) return null;
  return (await wantsMore?.(last.items)) ? last.next : null;
}

function joined(first: Listed, pages: Listed[]): Listed {
  // The first page shows each at its latest place.
  const items = new Map(pages.toReversed().flatMap((page) => page.items.map((item) => [item.url, item])));
  const removed = [...new Set(pages.flatMap((page) => page.removed ?? []))];
  return {
    ...first,
    items: [...items.values()],
    removed: removed.filter((url) => !items.has(url)),
    problems: pages.flatMap(({ problems }) => problems),
  };
}
