import { furnitureOf } from '../article/furniture.ts';
import { elementsAround, type HtmlElement, textOf } from '../article/html-document.ts';
import type { TextLength } from '../article/text-lengths.ts';
import { unspaced } from '../article/upstream-text.ts';
import { dayInAddress, type PageEntry, type PageSurroundings, readEntry } from './list-item.ts';

/** Repeated elements of one shape, in page order, with the entries they hold. */
interface Group {
  entries: PageEntry[];
  dated: number;
  score: number;
}

const LONGEST_ENTRY = 1000;
const ARTICLE = /t20\d{6}|[a-z]+_\d+(?:_\d+)*\.|\/\d{5,}(?:\.|\/|$)|\d{7,}|[0-9a-f]{32}/iu;

/**
 * The entries of a list page, guessed: the repeated elements that hold a link and a date beside it, or, where no
 * date stands on the page, the longest list of links that look like articles. Empty where there is neither.
 */
export function guessEntries(around: PageSurroundings, lengthOf: TextLength): PageEntry[] {
  const groups = [...groupsOn(around, lengthOf).values()]
    .map((elements) => groupOf(elements, around))
    .toSorted((one, other) => other.score - one.score);
  const dated = groups.find(isDated) ?? groups.find((group) => isOnlyEntry(group, around));
  return (dated ?? groups.find(looksLikeArticles))?.entries ?? [];
}

function groupsOn({ $ }: PageSurroundings, lengthOf: TextLength): Map<string, Set<HtmlElement>> {
  const inFurniture = furnitureOf($, lengthOf);
  const groups = new Map<string, Set<HtmlElement>>();
  for (const link of $('a[href]').toArray()) {
    const entry = entryAround(link, lengthOf);
    if (!entry || inFurniture(entry)) continue;
    const shape = shapeOf(entry);
    groups.set(shape, (groups.get(shape) ?? new Set()).add(entry));
  }
  return groups;
}

/** The element that repeats: the row or list entry around a link, or the nearest block that also holds a date. */
function entryAround(link: HtmlElement, lengthOf: TextLength): HtmlElement | undefined {
  const around = elementsAround(link);
  const hasDate = (element: HtmlElement) =>
    lengthOf(element) <= LONGEST_ENTRY && /\d{1,4}\s*[-/.年月]\s*\d{1,2}/u.test(textOf(element));
  const row = around.find(({ name }) => /^(?:li|tr|dd|dl)$/u.test(name));
  // A dd without a date of its own belongs to the dt before it.
  if (row?.name === 'dd' && !hasDate(row)) return around.find(({ name }) => name === 'dl');
  if (row) return row;
  const blocks = around.slice(0, 4).filter(({ name }) => !/^(?:table|tbody|ul|ol)$/u.test(name));
  return blocks.find(hasDate) ?? blocks[0];
}

/** The entry's tag with tag and class of the two elements around it: rows themselves alternate their classes. */
function shapeOf(entry: HtmlElement): string {
  const around = elementsAround(entry).slice(0, 2);
  const shapes = around.map(({ name, attribs }) => `${name}.${attribs.class?.trim() ?? ''}`);
  return [entry.name, ...shapes].join('<');
}

function groupOf(elements: Set<HtmlElement>, around: PageSurroundings): Group {
  const read = [...elements].map((element) => readEntry(element, around));
  const entries = read.filter((entry) => entry !== null);
  const dated = entries.filter(({ publishedAt }) => publishedAt !== null).length;
  const inAddress = entries.filter(
    ({ publishedAt, url }) => publishedAt === null && dayInAddress(url),
  ).length;
  const lengths = entries.map(({ title }) => Math.min(unspaced(title).length, 40));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1);
  return { entries, dated, score: (3 * dated + inAddress + entries.length) * average };
}

// One dated link is a list only where it surely leads to an article: pages around a text have such links too.
function isDated({ entries, dated }: Group): boolean {
  return dated * 2 >= entries.length && (dated > 1 || (dated === 1 && entries.every(isArticle)));
}

/** A column that has one article so far: a dated link into the column's own folder, on a page that is no article itself. */
function isOnlyEntry(
  { entries: [entry, ...others], dated }: Group,
  { $, baseUrl }: PageSurroundings,
): boolean {
  if (!entry || others.length > 0 || dated !== 1 || unspaced(entry.title).length < 8) return false;
  const folder = new URL('.', baseUrl);
  const isInside = folder.pathname !== '/' && entry.url.startsWith(folder.href) && entry.url !== baseUrl;
  return isInside && $('meta[name="ArticleTitle" i], meta[name="PubDate" i]').length === 0;
}

function isArticle({ url, title }: PageEntry): boolean {
  return ARTICLE.test(new URL(url).pathname) && unspaced(title).length >= 8;
}

function looksLikeArticles({ entries }: Group): boolean {
  const articles = entries.filter(isArticle);
  return articles.length >= 3 && articles.length * 3 >= entries.length * 2;
}
