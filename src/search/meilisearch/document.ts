import type { EntityManager } from '@mikro-orm/postgresql';

/** A document of the index. Front ends that ask it directly show these fields. */
export interface MeilisearchDocument {
  id: string;
  /** The queries for which the desk recommends it, as `queryKey` makes them. */
  recommended: string[];
  kind: string;
  title: string;
  number: string | null;
  numberKey: string | null;
  issuer: string | null;
  theme: string | null;
  validity: string | null;
  year: string;
  sites: string[];
  keywords: string[];
  origin: string | null;
  summary: string | null;
  text: string;
  files: string;
  path: string;
  /** Seconds since 1970. */
  publishedAt: number;
  weight: number;
  /** Tells whether it is the present one. */
  stamp: string;
}

const STAMP = `md5(concat_ws('|', d.edition, d.sites, d.facets, d.weight, md5(d.files), r.queries))`;

const RECOMMENDED = `left join (select u.id, array_agg(distinct q order by q) as queries
  from best_bet b, unnest(b.content_ids) u(id), unnest(b.queries) q group by u.id) r using (id)`;

const DOCUMENT = `select d.id, coalesce(r.queries, '{}') as recommended, d.kind, p.title, p.policy->>'number' as number, d.number as "numberKey",
    d.facets->>'issuer' as issuer, d.facets->>'theme' as theme, d.facets->>'validity' as validity,
    d.facets->>'year' as year, d.sites, p.keywords, p.origin_name as origin, p.summary, p.text, d.files, p.path,
    extract(epoch from d.published_at)::float8 as "publishedAt", d.weight, ${STAMP} as stamp
  from search_document d join publication p using (id) ${RECOMMENDED}`;

/** The present document of a content; null where it is not to be found. */
export async function documentNow(em: EntityManager, id: string): Promise<MeilisearchDocument | null> {
  const [row] = await em.execute<MeilisearchDocument[]>(`${DOCUMENT} where d.id = ?`, [id]);
  return row ?? null;
}

/** So many documents after an id, in the order of ids. */
export function documentsAfter(em: EntityManager, id: string, most: number): Promise<MeilisearchDocument[]> {
  return em.execute<MeilisearchDocument[]>(`${DOCUMENT} where d.id > ? order by d.id limit ?`, [id, most]);
}

/** The stamp of every document, by content. */
export async function stampsNow(em: EntityManager): Promise<Map<string, string>> {
  const rows = await em.execute<{ id: string; stamp: string }[]>(
    `select d.id, ${STAMP} as stamp from search_document d ${RECOMMENDED}`,
  );
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}
