import type { Pool } from 'pg';
import type { Made } from '../cache/answer-kept.ts';
import { TAGS } from '../cache/tags.ts';
import { pageUrl } from '../page-address.ts';
import { prepared } from '../prepared.ts';
import type { Site } from '../site.ts';
import { readSectionsOf } from '../site-frame.ts';
import { frameAddresses, indexXml, PART_SIZE, partUrl, sitemapXml } from './sitemap.ts';

// Parts are counted with what is withdrawn, so that a withdrawal moves nothing from one part to another.
const PARTS = `select part::int, max(updated_at) as lastmod from (
    select (row_number() over (order by published_at, id) - 1) / ${PART_SIZE} + 1 as part, updated_at
    from publication where site_id = $1) counted group by part order by part`;

// A part whose contents are all withdrawn is empty, and yet there.
const PART = `select p.path, p.updated_at as lastmod, p.withdrawal_kind is null
    and exists (select from placement pl where pl.publication_id = p.id and pl.live) as live
  from publication p where p.site_id = $1 order by p.published_at, p.id offset $2 limit ${PART_SIZE}`;

interface Row {
  path: string;
  lastmod: Date;
  live: boolean;
}

/** The index of a site's sitemap. */
export async function readIndex(reader: Pool, site: Site): Promise<Made> {
  const { rows } = await prepared<{ part: number; lastmod: Date }>(reader, PARTS, [site.id]);
  const parts = rows.map(({ part, lastmod }) => ({ url: partUrl(site, part), lastmod }));
  return { text: indexXml([{ url: partUrl(site, 0), lastmod: null }, ...parts]), tags: [TAGS.search] };
}

/** A part of a site's sitemap, from 0; null where there is none. What is withdrawn or over is in none. */
export async function readPart(reader: Pool, site: Site, part: number): Promise<Made | null> {
  if (part === 0) {
    const [sections = []] = await readSectionsOf(reader, [site.id]);
    return { text: sitemapXml(frameAddresses(site, sections)), tags: [] };
  }
  const values = [site.id, (part - 1) * PART_SIZE];
  const { rows } = await prepared<Row>(reader, PART, values);
  if (rows.length === 0) return null;
  const live = rows.filter((row) => row.live);
  const addresses = live.map(({ path, lastmod }) => ({ url: pageUrl(site, path), lastmod }));
  return { text: sitemapXml(addresses), tags: [TAGS.search] };
}
