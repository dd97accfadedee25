import { type CheerioAPI, load } from 'cheerio';

/** Any node of a parsed page. */
export type HtmlNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;
/** A node that is an element. */
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;
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

/**
 * A node and all nodes under it, in page order. Selectors within an element and `contents` take quadratic time
 * on elements with very many children, so everything below the page itself goes by this.
 */
export function nodesUnder(root: HtmlNode): HtmlNode[] {
  const nodes: HtmlNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    // Not by spreading: an element may have more children than a call may have arguments.
    if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child);
  }
  return nodes;
}

/** The elements under an element, itself left out, in page order; of the names given, or of any. */
export function elementsUnder(root: HtmlElement, ...names: string[]): HtmlElement[] {
  return nodesUnder(root).filter(
    (node): node is HtmlElement =>
      node !== root && 'attribs' in node && (names.length === 0 || names.includes(node.name)),
  );
}

/** Every element in the body of a page, in page order. */
export function bodyElements($: HtmlDocument): HtmlElement[] {
  return $('body')
    .toArray()
    .flatMap((body) => elementsUnder(body));
}

/** The text of a node, as it stands in the source. */
export function textOf(node: HtmlNode): string {
  return nodesUnder(node)
    .map((each) => (each.type === 'text' ? each.data : ''))
    .join('');
}

/** The elements around an element, the nearest first; without body and html. */
export function elementsAround(element: HtmlElement): HtmlElement[] {
  const around: HtmlElement[] = [];
  for (let node = element.parent; node; node = node.parent) {
    if ('attribs' in node && node.name !== 'body' && node.name !== 'html') around.push(node);
  }
  return around;
}
