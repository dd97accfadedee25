import { absoluteUrl, parseHtml } from '../article/html-document.ts';
import { isTooDeep } from '../article/nesting.ts';

/** Where a page of a list is asked for: by GET, or with a form by POST. */
export interface ListAddress {
  url: string;
  form?: URLSearchParams | undefined;
}

/** More pages than this are never asked for at one reading. */
const MOST = 4;

const QUOTED = String.raw`["'](?<base>[\w-]+)["']\s*,\s*["'](?<ext>\w+)["']`;
const FROM_ZERO = new RegExp(
  String.raw`createPageHTML\(\s*(?<pages>\d+)\s*,\s*(?<current>\d+)\s*,\s*${QUOTED}`,
  'u',
);
const FROM_ONE = new RegExp(
  String.raw`createPageHTML\(\s*["'][^"']*["']\s*,\s*(?<pages>\d+)\s*,\s*(?<current>\d+)\s*,\s*${QUOTED}`,
  'u',
);
const COUNTED = /\bcountPage\s*=\s*["']?(?<pages>\d+)/u;
const COUNTER = /^(?:_?page|currpage|currentpage|pageno|pagenum|pageindex|p)$/iu;

/**
 * Rule: the pages that follow an HTML list page, the next first, four at most: as its pager's script says, or its links.
 * `first` is the address of the first page, after which the others are named.
 */
export function pagesAfterHtml(text: string, url: string, first = url): ListAddress[] {
  const names = namesByScript(text, url, first) ?? namesByLinks(text, url, first);
  const addresses = names.map((name) => absoluteUrl(name, url)).filter((address) => address !== null);
  const others = addresses.filter(
    (address) => address !== url && new URL(address).host === new URL(url).host,
  );
  return [...new Set(others)].slice(0, MOST).map((address) => ({ url: address }));
}

/**
 * TRS counts its pages from 0, the newer script from 1: the second page is index_1 by the one, index_2 by the other. The
 * number in a page's own address counts before what its script states, which some sites write alike on all pages.
 */
function namesByScript(text: string, url: string, first: string): string[] | null {
  const older = FROM_ZERO.exec(text)?.groups;
  if (older)
    return numbered(older, ownNumber(url, older, Number(older.current)) + 1, Number(older.pages) - 1);
  const newer = FROM_ONE.exec(text)?.groups;
  if (newer) return numbered(newer, ownNumber(url, newer, Number(newer.current)) + 1, Number(newer.pages));
  const counted = COUNTED.exec(text)?.groups;
  const name = ownName(first);
  return counted ? numbered({ ...name }, ownNumber(url, name, 0) + 1, Number(counted.pages) - 1) : null;
}

/** The number that a page has in its own address; `stated` where it has none, as the first. */
function ownNumber(url: string, { base }: { base?: string }, stated: number): number {
  const number = new RegExp(String.raw`/${base}_(\d{1,6})\.s?html?$`, 'iu').exec(new URL(url).pathname)?.[1];
  return number === undefined ? stated : Number(number);
}

function numbered({ base, ext }: Record<string, string | undefined>, from: number, to: number): string[] {
  const length = Math.max(0, Math.min(MOST, to - from + 1));
  return Array.from({ length }, (_, index) => `${base}_${from + index}.${ext}`);
}

function ownName(url: string): { base: string; ext: string } {
  const [, base = 'index', ext = 'html'] = /([\w-]+)\.(s?html?)$/iu.exec(new URL(url).pathname) ?? [];
  return { base, ext };
}

/** Links to index_2.html, index_3.html and so on, in the order of their numbers. */
function namesByLinks(text: string, url: string, first: string): string[] {
  const { base } = ownName(first);
  const own = ownNumber(url, { base }, 0);
  const page = new RegExp(String.raw`(?:^|/)${base}_(?<number>\d{1,4})\.s?html?$`, 'u');
  if (isTooDeep(text) || !text.includes(`${base}_`)) return [];
  const links = parseHtml(text)('a[href]').toArray();
  const found = new Map<number, string>();
  for (const { attribs } of links) {
    const number = Number(page.exec(attribs.href ?? '')?.groups?.number ?? 0);
    if (number > own) found.set(number, attribs.href ?? '');
  }
  return [...found].toSorted(([one], [other]) => one - other).map(([, name]) => name);
}

/** Rule: the pages that follow one whose address or form counts them (`page=1`, `currpage=1`), four at most. */
export function pagesByCounter({ url, form }: ListAddress): ListAddress[] {
  const fields = form ?? new URL(url).searchParams;
  const counter = [...fields].find(([name, value]) => COUNTER.test(name) && /^\d{1,4}$/u.test(value));
  if (!counter) return [];
  const [name, current] = counter;
  return ahead((step) => ({ [name]: String(Number(current) + step) }), { url, form });
}

/** Rule: the pages that follow an answer of a Hanweb dataproxy, four at most: by its records, or by the next group it names. */
export function pagesAfterRecords(text: string, { url, form }: ListAddress): ListAddress[] {
  const fields = new URLSearchParams([...new URL(url).searchParams, ...(form ?? [])]);
  const [start, end] = ['startrecord', 'endrecord'].map((name) => Number(fields.get(name) ?? Number.NaN));
  const total = Number(/<totalrecord>(\d+)</u.exec(text)?.[1] ?? 0);
  if (start === undefined || end === undefined || !(end >= start)) return nextGroup(text, url);
  const size = end - start + 1;
  const record = (step: number) => ({
    startrecord: String(start + step * size),
    endrecord: String(Math.min(end + step * size, total)),
  });
  return ahead(record, { url, form }).slice(0, Math.max(0, Math.ceil((total - end) / size)));
}

function nextGroup(text: string, url: string): ListAddress[] {
  const group = text.slice(text.indexOf('<nextgroup>'), text.indexOf('</nextgroup>'));
  const href = /href="(?<href>[^"]+)"/u.exec(group)?.groups?.href ?? '';
  const address = absoluteUrl(href.replaceAll('&amp;', '&'), url);
  return address && new URL(address).host === new URL(url).host ? [{ url: address }] : [];
}

/** The same address with some fields replaced, in the query and in the form, wherever they stand. */
function ahead(
  fieldsAt: (step: number) => Record<string, string>,
  { url, form }: ListAddress,
): ListAddress[] {
  return Array.from({ length: MOST }, (_, index) => {
    const next = { url, form: form && new URLSearchParams(form) };
    for (const [name, value] of Object.entries(fieldsAt(index + 1))) {
      // Not by searchParams: they would write what is encoded in GBK anew.
      next.url = next.url.replace(new RegExp(`(?<=[?&]${name}=)[^&#]*`, 'u'), value);
      if (next.form?.has(name)) next.form.set(name, value);
    }
    return next;
  });
}
