import type { Byline } from './byline.ts';
import { readUpstreamDate, type UpstreamDate } from './dates.ts';
import type { DocumentTable } from './document-table.ts';
import type { MetaTags } from './meta-tags.ts';
import { present } from './upstream-text.ts';

const PUBLISHED = [
  'PubDate',
  'firstpublishedtime',
  'publishdate',
  'article:published_time',
  'dcterms.created',
];
const DAY_MS = 86_400_000;

/**
 * When a page says it was published, in the order of trust: META tags, table of particulars, byline. A day is told
 * more exactly by the byline where that names the same day.
 */
export function publishedAtOf(meta: MetaTags, byline: Byline, table: DocumentTable): UpstreamDate | null {
  const tags = PUBLISHED.map((name) => readUpstreamDate(meta.first(name) ?? ''));
  const stated = tags.find((date) => date !== null) ?? readUpstreamDate(table.publishedOn ?? '');
  const line = byline.publishedAt;
  if (!stated || !line) return stated ?? line;
  const apart = line.at.getTime() - stated.at.getTime();
  return stated.precision === 'DAY' && apart >= 0 && apart < DAY_MS ? line : stated;
}

/** The person a page names as author; the site's own name and staff numbers are none. */
export function authorOf(meta: MetaTags): string | null {
  return present(meta.all('Author').find((name) => name !== meta.first('SiteName') && !/^\d+$/u.test(name)));
}

/** The keywords of a page without words that only name the site; empty where it gives none. */
export function keywordsOf(meta: MetaTags, table: DocumentTable): string[] {
  const stated = table.keywords ?? meta.all('Keywords').at(-1) ?? '';
  const site = meta.first('SiteName') ?? '';
  return [...new Set(stated.split(/[\s,，;；、|]+/u))].filter((word) => word !== '' && !site.includes(word));
}

/** The description of a page; null where it is the same words about the site that stand on every page of it. */
export function summaryOf(meta: MetaTags): string | null {
  const summary = meta.all('Description').at(-1) ?? null;
  const site = meta.first('SiteName');
  if (!summary || (site && (summary.includes(site) || site.includes(summary)))) return null;
  return /主办|版权所有|门户网站|网站?(?:（|是|主要)/u.test(summary) ? null : summary;
}
