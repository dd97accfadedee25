import { pageUrl, sectionPath, siteUrl } from '../page-address.ts';

/** The most addresses one file may hold, by the sitemap protocol. */
export const PART_SIZE = 50_000;

/** An address with when it last changed. */
export interface Located {
  url: string;
  lastmod: Date | null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function entry(name: string, { url, lastmod }: Located): string {
  const changed = lastmod ? `<lastmod>${lastmod.toISOString()}</lastmod>` : '';
  return `<${name}><loc>${escapeXml(url)}</loc>${changed}</${name}>`;
}

/** Rule: a sitemap of these addresses, at most 50,000 of them. */
export function sitemapXml(addresses: readonly Located[]): string {
  const lines = addresses.map((one) => entry('url', one));
  return `${HEAD}<urlset ${NAMESPACE}>\n${lines.join('\n')}\n</urlset>\n`;
}

/** Rule: an index of sitemaps. */
export function indexXml(parts: readonly Located[]): string {
  const lines = parts.map((one) => entry('sitemap', one));
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}

interface FramedSite {
  domain: string;
}

/** Rule: the addresses of a site's home page and of its sections. */
export function frameAddresses(site: FramedSite, sections: readonly { code: string }[]): Located[] {
  const urls = [siteUrl(site), ...sections.map((section) => pageUrl(site, sectionPath(section)))];
  return urls.map((url) => ({ url, lastmod: null }));
}

/** Rule: where a part of a site's sitemap is; part 0 holds the home page and the sections, the others the contents, the oldest first. */
export function partUrl(site: FramedSite, part: number): string {
  return pageUrl(site, `/sitemap-${part}.xml`);
}

/** Rule: a site's robots.txt: everything may be read, and there is a sitemap. */
export function robotsTxt(site: FramedSite): string {
  return `User-agent: *\nDisallow:\n\nSitemap: ${pageUrl(site, '/sitemap.xml')}\n`;
}
