import type { EntityManager } from '@mikro-orm/postgresql';
import { Site } from '../sites/site.ts';
import type { Linked } from './proofing/index.ts';

const HREF = /\shref="(https?:\/\/[^"]{1,2000})"/g;
const CONTENT = /^\/content\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;
/** So many links of one text are looked up. */
const MOST = 500;

const FATES = `select id, coalesce(withdrawal_kind, 'LIVE') as fate from publication where id = any(?::uuid[])`;

function contentOf(href: string, domains: ReadonlySet<string>): string | null {
  const url = URL.parse(href);
  return url && domains.has(url.host) ? (CONTENT.exec(url.pathname)?.[1]?.toLowerCase() ?? null) : null;
}

/** For each address in stored HTML that is of a content of the group's sites: what has become of that content. */
export async function linkedContents(em: EntityManager, html: string): Promise<Map<string, Linked>> {
  const hrefs = new Set([...html.matchAll(HREF)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')));
  if (hrefs.size === 0) return new Map();
  const sites = await em.find(Site, {}, { fields: ['domain'] });
  const domains = new Set(sites.map(({ domain }) => domain));
  const named = [...hrefs].flatMap((href) => {
    const id = contentOf(href, domains);
    return id ? [{ href, id }] : [];
  });
  const ids = [...new Set(named.slice(0, MOST).map(({ id }) => id))];
  // The readers' rows are of a later folder; what review needs of them is one column.
  const rows =
    ids.length > 0 ? await em.execute<{ id: string; fate: Linked }[]>(FATES, [`{${ids.join(',')}}`]) : [];
  const fates = new Map(rows.map(({ id, fate }) => [id, fate]));
  return new Map(named.slice(0, MOST).map(({ href, id }) => [href, fates.get(id) ?? 'ABSENT']));
}
