import { type Cheerio, type CheerioAPI, load } from 'cheerio';

/** Any node of a parsed page. */
export type HtmlNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;
/** A node that is an element. */
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;
/** Elements of a parsed page, as cheerio holds them. */
export type Elements = Cheerio<HtmlElement>;
/** A parsed page. */
export type HtmlDocument = CheerioAPI;

/** Parses a page or a piece of one; malformed markup is repaired as browsers repair it, and never throws. */
export function parseHtml(html: string): HtmlDocument {
  return load(html);
}

/** The address that relative links of a page stand on: its <base href> where it has a usable one. */
export function baseUrlOf($: HtmlDocument, pageUrl: string): string {
  return absoluteUrl($('base[href]').attr('href') ?? '', pageUrl) ?? pageUrl;
}

/** The absolute http or https address of a link, or null for scripts, mail, bare fragments and broken addresses. */
export function absoluteUrl(link: string, baseUrl: string): string | null {
  const trimmed = link.replace(/[\t\r\n]/gu, '').trim();
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  const parsed = URL.parse(trimmed, baseUrl);
  return parsed && /^https?:$/u.test(parsed.protocol) ? parsed.href : null;
}
