import { z } from 'zod';
import { guardOf } from '../article/guard-page.ts';
import {
  absoluteUrl,
  baseUrlOf,
  type HtmlDocument,
  nodesUnder,
  parseHtml,
} from '../article/html-document.ts';
import { isTooDeep } from '../article/nesting.ts';
import { measureText } from '../article/text-lengths.ts';
import { listInFrame, listOfScript } from './elsewhere.ts';
import { pagesAfterHtml } from './further-pages.ts';
import { recordsIn } from './jpage-records.ts';
import { guessEntries } from './list-groups.ts';
import {
  dayInAddress,
  type EntrySelectors,
  type PageEntry,
  type PageSurroundings,
  readEntry,
} from './list-item.ts';
import { listedItems } from './listed-items.ts';
import { readList } from './read-list.ts';
import type { FetchedList, ParsedList, Source } from './source.ts';
import { unwrapped } from './wrapped-html.ts';

const settingsShape = z.object({
  item: z.string().min(1).optional(),
  link: z.string().min(1).optional(),
  date: z.string().min(1).optional(),
});

/**
 * HTML list pages. Settings `item`, `link`, `date` are CSS selectors: the repeated element, the link in it, the date
 * in it; each may be left out, and without `item` the list is guessed.
 */
export const govPage: Source = {
  read: (request) =>
    readList(request, {
      accept: 'text/html, application/xhtml+xml, */*;q=0.5',
      parse: (list) => parseListPage({ ...list, text: unwrapped(list.text) }),
      elsewhere: ({ text, url }, { items }) =>
        listOfScript(text, url) ?? (items.length === 0 ? listInFrame(text, url) : null),
      pagesAfter: ({ text, url }, first) => pagesAfterHtml(text, url, first),
    }),
};

/** Parses a list page; looks into comments and inline XML too, where scripts of some systems keep the list. */
export function parseListPage({ text, url, seenAt, settings }: FetchedList): ParsedList {
  const selectors = settingsShape.safeParse(settings);
  if (!selectors.success)
    return { items: [], problems: ['栏目页设置有误：item、link、date 应为 CSS 选择器。'] };
  if (isTooDeep(text)) return { items: [], problems: ['页面标签过多或嵌套过深，无法读取。'] };
  const $ = parseHtml(text);
  const guard = guardOf($);
  const around = { $, baseUrl: baseUrlOf($, url), seenAt };
  try {
    const entries = entriesOn(around, selectors.data, text);
    if (entries.length === 0) return { items: [], problems: [guard ?? nothingFound($, around.baseUrl)] };
    return listedItems(entries.map(withDay), around.baseUrl);
  } catch (error) {
    // css-select throws a plain Error or SyntaxError for a selector it cannot read.
    return { items: [], problems: [`栏目页设置的选择器无法使用：${String(error).slice(0, 120)}`] };
  }
}

function entriesOn(
  around: PageSurroundings,
  selectors: z.infer<typeof settingsShape>,
  text: string,
): PageEntry[] {
  const { item, ...within } = selectors;
  if (item) return entriesIn(around, item, within);
  const records = recordsIn(text);
  if (records) return entriesIn({ ...around, $: parseHtml(records) }, 'body > div', within);
  around.$('script, style, noscript').remove();
  const entries = guessEntries(around, measureText(around.$));
  return entries.length > 0 ? entries : entriesInComments(around);
}

function entriesIn(around: PageSurroundings, item: string, within: EntrySelectors): PageEntry[] {
  const elements = around.$.root().find(item).toArray();
  return elements.map((element) => readEntry(element, around, within)).filter((entry) => entry !== null);
}

// Some columns put the first page of the list into a comment, and a script unwraps it.
function entriesInComments(around: PageSurroundings): PageEntry[] {
  const comments = around
    .$('body')
    .toArray()
    .flatMap(nodesUnder)
    .map((node) => (node.type === 'comment' ? node.data : ''));
  const lists = comments.filter((comment) => /<(?:li|tr|dd)[\s>]/iu.test(comment) && /<a\s/iu.test(comment));
  if (lists.length === 0) return [];
  const $ = parseHtml(lists.map((list) => `<ul>${list}</ul>`).join('\n'));
  return guessEntries({ ...around, $ }, measureText($));
}

function withDay(entry: PageEntry): PageEntry {
  return { ...entry, publishedAt: entry.publishedAt ?? dayInAddress(entry.url) };
}

function nothingFound($: HtmlDocument, baseUrl: string): string {
  const frame = absoluteUrl($('iframe[src]').attr('src') ?? '', baseUrl);
  return frame ? `页面上没有找到列表，可能在内嵌页 ${frame} 中。` : '页面上没有找到列表。';
}
