import { canonicalUrl } from '../canonical-url.ts';
import { absoluteUrl, type HtmlDocument } from './html-document.ts';
import type { MetaTags } from './meta-tags.ts';

/**
 * The canonical address of an article page: what its Url tag or canonical link says, as long as that names a page
 * of the same site (templates copy wrong addresses, and a page must not pass for another site's); else its own.
 */
export function readAddress($: HtmlDocument, meta: MetaTags, pageUrl: string): string {
  const stated = [meta.first('Url'), $('link[rel="canonical" i]').attr('href'), meta.first('og:url')];
  const address = stated
    .map((link) => absoluteUrl(link ?? '', pageUrl))
    .find((url) => url !== null && isSameSite(url, pageUrl) && new URL(url).pathname !== '/');
  return canonicalUrl(address ?? pageUrl);
}

/** Whether two addresses are of one site: the registered part of their host names is the same. */
export function isSameSite(one: string, other: string): boolean {
  return siteOf(new URL(one).hostname) === siteOf(new URL(other).hostname);
}

/** The part of a host name that is registered: gz.gov.cn of www.gz.gov.cn; an IP address as it is. */
function siteOf(hostname: string): string {
  if (/^[\d.]+$|:/u.test(hostname)) return hostname;
  const labels = hostname.split('.');
  return labels.slice(/\.(?:gov|com|org|net|edu|ac)\.cn$/u.test(hostname) ? -3 : -2).join('.');
}
