import { absoluteUrl } from '../article/html-document.ts';

/** The hub that an upstream names, and the topic under which it is asked for there. */
export interface NamedHub {
  hub: string;
  topic: string;
}

/** A link with the relations it states. */
export interface RelatedLink {
  href?: string | undefined;
  rel?: string | undefined;
}

const LINK = /<(?<href>[^<>]*)>(?<rest>(?:\s*;\s*[\w*!#$&+.^`|~-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]*))?)*)/gu;
const REL = /;\s*rel\s*=\s*(?:"(?<quoted>[^"]*)"|(?<bare>[^\s",;]*))/iu;
const LONGEST = 2_000;

/** The links of a Link header (RFC 8288), each with its relations; what is not well-formed is passed over. */
export function linksInHeader(header: string | null): RelatedLink[] {
  return [...(header ?? '').slice(0, 8_000).matchAll(LINK)].map(({ groups }) => {
    const rel = REL.exec(groups?.rest ?? '')?.groups;
    return { href: groups?.href, rel: rel?.quoted ?? rel?.bare };
  });
}

/**
 * Rule: the hub and the topic named by an answer, its header's links before those of the document (W3C WebSub, §4);
 * null where no hub is named. An answer that does not name itself is asked for under the address that gave it.
 */
export function namedHub(
  header: readonly RelatedLink[],
  document: readonly RelatedLink[],
  url: string,
): NamedHub | null {
  const links = [...header, ...document];
  const hub = firstOf(links, 'hub', url);
  return hub === null ? null : { hub, topic: firstOf(links, 'self', url) ?? url };
}

function firstOf(links: readonly RelatedLink[], rel: string, url: string): string | null {
  const stated = links.filter((link) => (link.rel ?? '').toLowerCase().split(/\s+/u).includes(rel));
  const addresses = stated.map(({ href }) => absoluteUrl(href ?? '', url));
  return addresses.find((address) => address !== null && address.length <= LONGEST) ?? null;
}
