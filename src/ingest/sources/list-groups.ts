import { type InFurniture } from '../article/furniture.ts';
import type { Elements, HtmlDocument, HtmlElement } from '../article/html-document.ts';
import { unspaced } from '../article/upstream-text.ts';
import { dayInAddress, type PageEntry, type PageSurroundings, readEntry } from './list-item.ts';

/** Repeated elements of one shape, in page order, with the entries they hold. */
interface Group {
  entries: PageEntry[];
  dated: number;
  score: number;
}

const ARTICLE = /t20\d{6}|[a-z]+_\d+(?:_\d+)*\.|\/\d{5,}(?:\.|\/|$)|\d{7,}|[0-9a-f]{32}/iu;

/**
 * The entries of a list page, guessed: the repeated elements that hold a link and a date beside it, or, where no
 * date stands on the page, the longest list of links that look like articles. Empty where there is neither.
 */
export function guessEntries(around: PageSurroundings, inFurniture: InFurniture): PageEntry[] {
  const groups = [...groupsOn(around, inFurniture).values()]
    .map((elements) => groupOf(elements, around))
    .toSorted((one, other) => other.score - one.score);
  const dated = groups.find(isDated);
  return (dated ?? groups.find(looksLikeArticles))?.entries ?? [];
}

function groupsOn({ $ }: PageSurroundings, inFurniture: InFurniture): Map<string, Set<HtmlElement>> {
  const groups = new Map<string, Set<HtmlElement>>();
  for (const link of $('a[href]').toArray()) {
    const entry = entryAround($, link);
    if (!entry || inFurniture(entry)) continue;
    const shape = shapeOf($, entry);
    groups.set(shape, (groups.get(shape) ?? new Set()).add(entry));
  }
  return groups;
}

/** The element that repeats: the row or list entry around a link, or the nearest block that also holds a date. */
function entryAround($: HtmlDocument, link: HtmlElement): HtmlElement | undefined {
  const row = $(link).parents('li, tr, dd, dl').first();
  if (row.is('dd') && !hasDate(row)) return row.parents('dl').get(0);
  if (row.length > 0) return row.get(0);
  const blocks = $(link).parents().slice(0, 4).not('body, html, table, tbody, ul, ol').toArray();
  return blocks.find((block) => hasDate($(block))) ?? blocks[0];
}

function hasDate(element: Elements): boolean {
  return /\d{1,4}\s*[-/.年月]\s*\d{1,2}/u.test(element.text());
}

/** The entry's tag with tag and class of the two elements around it: rows themselves alternate their classes. */
function shapeOf($: HtmlDocument, entry: HtmlElement): string {
  const around = $(entry).parents().slice(0, 2).toArray();
  return [entry.name, ...around.map(({ name, attribs }) => `${name}.${attribs.class?.trim() ?? ''}`)].join(
    '<',
  );
}

function groupOf(elements: Set<HtmlElement>, around: PageSurroundings): Group {
  const read = [...elements].map((element) => readEntry(around.$(element), around));
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

function isArticle({ url, title }: PageEntry): boolean {
  return ARTICLE.test(new URL(url).pathname) && unspaced(title).length >= 8;
}

function looksLikeArticles({ entries }: Group): boolean {
  const articles = entries.filter(isArticle);
  return articles.length >= 3 && articles.length * 3 >= entries.length * 2;
}
