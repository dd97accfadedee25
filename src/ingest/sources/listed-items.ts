import { plainText, sanitiseHtml } from '../../platform/html/sanitise.ts';
import { absoluteUrl } from '../article/html-document.ts';
import { verbatim } from '../article/upstream-text.ts';
import { canonicalUrl } from '../canonical-url.ts';
import type { ListedItem, ParsedList } from './source.ts';

/** No list in use is longer; what goes beyond is left out with a problem stated. */
const MOST_ITEMS = 2000;
const LONGEST_SUMMARY = 500;

/** An entry as a parser found it: its address perhaps relative, its HTML raw, its texts perhaps blank or missing. */
export type FoundItem = Pick<ListedItem, 'publishedAt' | 'attachments'> &
  Partial<Record<'url' | 'title' | 'summary' | 'body' | 'author' | 'origin', string | undefined>>;

/**
 * Turns what a parser found into listed items: addresses absolute and canonical, each kept once (the first), HTML
 * sanitised, texts trimmed, blank ones left out. Entries without a usable address, or with neither title nor
 * summary, are left out, and how many is stated.
 */
export function listedItems(found: FoundItem[], baseUrl: string): ParsedList {
  const items = new Map<string, ListedItem>();
  let unusable = 0;
  for (const each of found.slice(0, MOST_ITEMS)) {
    const item = listedItem(each, baseUrl);
    if (!item) unusable += 1;
    else if (!items.has(item.url)) items.set(item.url, item);
  }
  const problems = unusable > 0 ? [`有 ${unusable} 条没有链接或标题，已略过。`] : [];
  const listed = { items: [...items.values()], problems };
  if (found.length <= MOST_ITEMS) return listed;
  const problem = `列表超过 ${MOST_ITEMS} 条，其余未读。`;
  return { ...listed, problems: [...problems, problem], lacking: { problem, again: false } };
}

function listedItem(found: FoundItem, baseUrl: string): ListedItem | null {
  const address = absoluteUrl(found.url ?? '', baseUrl);
  const summary = wordsOf(found.summary ?? '').slice(0, LONGEST_SUMMARY);
  // A feed may leave the title out where there is a description.
  const title = wordsOf(found.title ?? '') || summary.slice(0, 60);
  if (!address || title === '') return null;
  const texts = {
    summary,
    body: sanitiseHtml(found.body ?? '', { baseUrl: address }),
    author: verbatim(found.author ?? ''),
    origin: verbatim(found.origin ?? ''),
  };
  const stated = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const { publishedAt, attachments = [] } = found;
  return {
    url: canonicalUrl(address),
    title,
    publishedAt,
    ...stated,
    ...(attachments.length > 0 ? { attachments } : {}),
  };
}

/** The words of a piece of HTML; a text without markup stays as it is. */
function wordsOf(html: string): string {
  return verbatim(/[<&]/u.test(html) ? plainText(html) : html);
}
