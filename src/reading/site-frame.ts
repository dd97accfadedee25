import type { Pool } from 'pg';
import type { SectionType } from '../sites/section.ts';
import type { SiteKind } from '../sites/site.ts';
import { prepared } from './prepared.ts';
import { Section } from './section.ts';
import { Site } from './site.ts';

const SITE = 'id, code, name, domain, kind';
const SECTION = `s.id, s.code, s.name, s.type, s.description, s.position, s.parent_id as "parentId",
  t.id as "siteId", t.code as "siteCode", t.name as "siteName", t.domain, t.kind
  from section s join site t on t.id = s.site_id`;

interface SectionRow {
  id: string;
  code: string;
  name: string;
  type: SectionType;
  description: string | null;
  position: number;
  parentId: string | null;
  siteId: string;
  siteCode: string;
  siteName: string;
  domain: string;
  kind: SiteKind;
}

/** A section of a site, by their codes. */
export interface SectionKey {
  site: string;
  code: string;
}

function toSection(row: SectionRow): Section {
  const { siteId, siteCode, siteName, domain, kind, ...own } = row;
  const site = Object.assign(new Site(), { id: siteId, code: siteCode, name: siteName, domain, kind });
  return Object.assign(new Section(), { ...own, site });
}

async function readSites(reader: Pool, by: 'id = any($1::uuid[])' | 'code = any($1)', keys: string[]) {
  const { rows } = await prepared<Site>(reader, `select ${SITE} from site where ${by}`, [keys]);
  return rows.map((row) => Object.assign(new Site(), row));
}

/** The sites with these SiteIDCodes; null where there is none. */
export async function readSitesByCode(reader: Pool, codes: string[]): Promise<(Site | null)[]> {
  const sites = new Map((await readSites(reader, 'code = any($1)', codes)).map((site) => [site.code, site]));
  return codes.map((code) => sites.get(code) ?? null);
}

/** The sites with these ids, which must be UUIDs; null where there is none. */
export async function readSitesById(reader: Pool, ids: string[]): Promise<(Site | null)[]> {
  const sites = new Map(
    (await readSites(reader, 'id = any($1::uuid[])', ids)).map((site) => [site.id, site]),
  );
  return ids.map((id) => sites.get(id) ?? null);
}

/** The sections with these ids, which must be UUIDs; null where there is none. */
export async function readSectionsById(reader: Pool, ids: string[]): Promise<(Section | null)[]> {
  const { rows } = await prepared<SectionRow>(reader, `select ${SECTION} where s.id = any($1::uuid[])`, [
    ids,
  ]);
  const sections = new Map(rows.map((row) => [row.id, toSection(row)]));
  return ids.map((id) => sections.get(id) ?? null);
}

/** The sections with these codes; null where there is none. */
export async function readSectionsByCode(reader: Pool, keys: SectionKey[]): Promise<(Section | null)[]> {
  const { rows } = await prepared<SectionRow>(
    reader,
    `select ${SECTION} join unnest($1::text[], $2::text[]) as q(site, code) on t.code = q.site and s.code = q.code`,
    [keys.map((key) => key.site), keys.map((key) => key.code)],
  );
  const sections = new Map(rows.map((row) => [`${row.siteCode} ${row.code}`, toSection(row)]));
  return keys.map((key) => sections.get(`${key.site} ${key.code}`) ?? null);
}

/** Every section of each of these sites, in the order the tree shows them. */
export async function readSectionsOf(reader: Pool, siteIds: string[]): Promise<Section[][]> {
  const { rows } = await prepared<SectionRow>(
    reader,
    `select ${SECTION} where s.site_id = any($1::uuid[]) order by s.position, s.code`,
    [siteIds],
  );
  const sections = Map.groupBy(rows.map(toSection), (section) => section.site.id);
  return siteIds.map((id) => sections.get(id) ?? []);
}
