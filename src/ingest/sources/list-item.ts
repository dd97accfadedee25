import { readUpstreamDate, type UpstreamDate } from '../article/dates.ts';
import {
  absoluteUrl,
  elementsUnder,
  type HtmlDocument,
  type HtmlElement,
  nodesUnder,
  textOf,
} from '../article/html-document.ts';
import { unspaced, verbatim } from '../article/upstream-text.ts';

/** Where in an entry of a list page its parts stand; what is not set is guessed. */
export interface EntrySelectors {
  link?: string | undefined;
  date?: string | undefined;
}

/** An entry of a list page: its address absolute, its date null where none stands beside the link. */
export interface PageEntry {
  url: string;
  title: string;
  publishedAt: UpstreamDate | null;
}

/** What surrounds an entry: the page, the address its links stand on, and the upstream's clock. */
export interface PageSurroundings {
  $: HtmlDocument;
  baseUrl: string;
  seenAt: Date | undefined;
}

const TURNING = /^(?:更多|more|查看更多|首页|上一页|下一页|尾页|末页|详情|查看|\d+|[<>«»|.…·-]*)$/iu;
const DATE_ONLY =
  /^[\s[(（【]*(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\s\])）】]*$/u;

/** Reads the entry an element holds: its longest link, the date outside or inside that link; null without a link. */
export function readEntry(
  element: HtmlElement,
  { $, baseUrl, seenAt }: PageSurroundings,
  selectors: EntrySelectors = {},
): PageEntry | null {
  const candidates = linksIn(element, $, selectors.link)
    .map((link) => ({ link, url: absoluteUrl(link.attribs.href ?? '', baseUrl), title: titleOf(link) }))
    .filter(({ url, title }) => url !== null && !TURNING.test(unspaced(title)));
  const [best] = candidates.toSorted((one, other) => other.title.length - one.title.length);
  if (!best?.url) return null;
  const clock = monthInAddress(best.url) ?? seenAt;
  const dateText = selectors.date
    ? $(element).find(selectors.date).first().text()
    : textBeside(element, best.link);
  return {
    url: best.url,
    title: best.title,
    publishedAt: dateIn(dateText, clock) ?? dateWithin(best.link, clock),
  };
}

/** The links of an entry: itself, those in it, or those in what the selector finds in it. */
function linksIn(element: HtmlElement, $: HtmlDocument, selector: string | undefined): HtmlElement[] {
  const places = selector === undefined ? [element] : $(element).find(selector).toArray();
  const itself = selector !== undefined && $(element).is(selector) ? [element] : [];
  return [...itself, ...places].flatMap((place) =>
    place.name === 'a' ? [place] : elementsUnder(place, 'a'),
  );
}

/** The day a content system has written into an address: t20260731_, /2026/10/29/, /20260731/; null without one. */
export function dayInAddress(url: string): UpstreamDate | null {
  const day = /\/t?(?<compact>20\d{6})[_/]|\/(?<slashed>20\d\d\/\d{1,2}(?:\/|-)\d{1,2})\//u.exec(
    new URL(url).pathname,
  );
  return readUpstreamDate(day?.groups?.compact ?? day?.groups?.slashed ?? '');
}

// A date without a year belongs to the year the address names: /202309/ allows days until the end of the next month.
function monthInAddress(url: string): Date | null {
  const month = /\/(?<year>20\d\d)[/-]?(?<month>0[1-9]|1[0-2])\//u.exec(new URL(url).pathname)?.groups;
  return month ? new Date(Date.UTC(Number(month.year), Number(month.month) + 1, 0)) : null;
}

// Lists cut long titles; the whole one stands in the title attribute.
function titleOf(link: HtmlElement): string {
  const dates = new Set(elementsUnder(link).filter(isDate).flatMap(nodesUnder));
  const texts = nodesUnder(link).map((node) => (node.type === 'text' && !dates.has(node) ? node.data : ''));
  const text = verbatim(texts.join('')).replace(/^[·•\-\s]+/u, '');
  const whole = verbatim(link.attribs.title ?? '');
  if (text === '') return whole || verbatim(elementsUnder(link, 'img')[0]?.attribs.alt ?? '');
  const head = unspaced(text).replace(/(?:\.{2,}|…+)$/u, '');
  return unspaced(whole).startsWith(head) ? whole : text;
}

function textBeside(element: HtmlElement, link: HtmlElement): string {
  const inLink = new Set(nodesUnder(link));
  const texts = nodesUnder(element).map((node) =>
    node.type === 'text' && !inLink.has(node) ? node.data : '',
  );
  return texts.join(' ');
}

function isDate(element: HtmlElement): boolean {
  return DATE_ONLY.test(textOf(element));
}

function dateIn(text: string, seenAt: Date | undefined): UpstreamDate | null {
  const labelled = /(?:发布|公开|发文)(?:日期|时间)\s*[:：]?\s*(?<date>.{6,30})/su.exec(text)?.groups?.date;
  return readUpstreamDate(labelled ?? '') ?? readUpstreamDate(text, seenAt);
}

function dateWithin(link: HtmlElement, seenAt: Date | undefined): UpstreamDate | null {
  const child = elementsUnder(link).find(isDate);
  return child ? readUpstreamDate(textOf(child), seenAt) : null;
}
