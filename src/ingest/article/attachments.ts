import type { AttachmentLink } from './article.ts';
import {
  absoluteUrl,
  elementsAround,
  elementsUnder,
  type HtmlDocument,
  type HtmlElement,
  textOf,
} from './html-document.ts';
import type { TextLength } from './text-lengths.ts';
import { verbatim } from './upstream-text.ts';

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|zip|rar|7z|csv)$/iu;
const GENERIC_NAME = /^(?:附件\d*|下载|点击下载|查看|原文|.*(?:\.\.\.|…))$/u;

const LONGEST_BOX = 2000;
const BOX = /attach|fujian|enclosure|accessory|annex|(?:^|[\s_-])fj|xgfj/iu;

/**
 * The files that a page offers with its text: links in the text, and links elsewhere in a box for attachments.
 * Once each, in page order; names as shown, or the full name where that is cut.
 */
export function readAttachments(
  $: HtmlDocument,
  { body, baseUrl, lengthOf }: { body: HtmlElement | null; baseUrl: string; lengthOf: TextLength },
): AttachmentLink[] {
  const inText = new Set(body ? elementsUnder(body, 'a') : []);
  const found = new Map<string, AttachmentLink>();
  for (const element of $('a[href]').toArray()) {
    const url = absoluteUrl(element.attribs.href ?? '', baseUrl);
    if (!url || found.has(url) || !isFile(url)) continue;
    if (!inText.has(element) && !isInBox(element, lengthOf)) continue;
    found.set(url, { name: nameOf(element, url), url });
  }
  return [...found.values()];
}

function isInBox(element: HtmlElement, lengthOf: TextLength): boolean {
  const around = elementsAround(element).slice(0, 4);
  return around.some((box) => {
    if (BOX.test(`${box.attribs.class ?? ''} ${box.attribs.id ?? ''}`)) return true;
    return lengthOf(box) <= LONGEST_BOX && /^\s*(?:相关)?附件/u.test(textOf(box));
  });
}

/** Whether an address leads to a file: by its ending, by a file name among its parameters, or a known download page. */
export function isFile(url: string): boolean {
  const { pathname, searchParams } = new URL(url);
  return (
    FILE.test(pathname) ||
    /\/downfile\.jsp$/iu.test(pathname) ||
    [...searchParams.values()].some((value) => FILE.test(value))
  );
}

function nameOf(element: HtmlElement, url: string): string {
  const { searchParams } = new URL(url);
  const shown = verbatim(textOf(element));
  const full = [element.attribs.title, element.attribs.textvalue, searchParams.get('showname')];
  const better = full.map((name) => verbatim(name ?? '')).find((name) => name !== '');
  if (shown !== '' && !GENERIC_NAME.test(shown)) return shown;
  return better ?? (shown === '' ? fileNameOf(url) : shown);
}

/** The file name at the end of an address, decoded where that is possible. */
export function fileNameOf(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
