import type { Pool } from 'pg';
import { normaliseNumber } from '../content/check-parts.ts';
import { type Columns } from './columns.ts';
import type { Content } from './content.ts';
import { type ContentRow, toContent } from './content-row.ts';
import { prepared } from './prepared.ts';

/** A page of a site, by the site's code and the path on it. */
export interface PathKey {
  site: string;
  path: string;
}

const EXPLAINING = 100;

async function readByIds(reader: Pool, columns: string, ids: string[]): Promise<(Content | null)[]> {
  const { rows } = await prepared<ContentRow>(
    reader,
    `select ${columns} from publication p where p.id = any($1::uuid[])`,
    [ids],
  );
  const contents = new Map(rows.map((row) => [row.id, toContent(row)]));
  return ids.map((id) => contents.get(id) ?? null);
}

/** What lists show of the contents with these ids, which must be UUIDs, withdrawn ones too; null where there is none. */
export function readCards(reader: Pool, ids: string[], { card }: Columns): Promise<(Content | null)[]> {
  return readByIds(reader, card, ids);
}

/** All of the contents with these ids, which must be UUIDs, withdrawn ones too; null where there is none. */
export function readPages(reader: Pool, ids: string[], { page }: Columns): Promise<(Content | null)[]> {
  return readByIds(reader, page, ids);
}

/** The contents at these paths of the sites they are or were carried in; null where there is none. */
export async function readPaths(
  reader: Pool,
  keys: PathKey[],
  { page }: Columns,
): Promise<(Content | null)[]> {
  const { rows } = await prepared<ContentRow & { nth: number }>(
    reader,
    `select ${page}, q.nth::int
     from unnest($1::text[], $2::text[]) with ordinality as q(site, path, nth)
     join publication p on p.path = q.path
     where exists (select from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id
                   where pl.publication_id = p.id and t.code = q.site)`,
    [keys.map((key) => key.site), keys.map((key) => key.path)],
  );
  const contents = new Map(rows.map((row) => [row.nth, toContent(row)]));
  return keys.map((_, nth) => contents.get(nth + 1) ?? null);
}

/** The policies with these document numbers, in whatever brackets: the live one first, then the newest; null where there is none. */
export async function readPolicies(
  reader: Pool,
  numbers: string[],
  { page }: Columns,
): Promise<(Content | null)[]> {
  const wanted = numbers.map(normaliseNumber);
  const { rows } = await prepared<ContentRow & { found: string }>(
    reader,
    `select distinct on (p.policy_number) ${page}, p.policy_number as found from publication p
     where p.kind = 'POLICY' and p.policy_number = any($1)
     order by p.policy_number, (p.withdrawal_kind is null) desc, p.published_at desc, p.id desc`,
    [wanted],
  );
  const policies = new Map(rows.map((row) => [row.found, toContent(row)]));
  return wanted.map((number) => policies.get(number) ?? null);
}

/** The live interpretations of each of these policies, newest first, at most 100. */
export async function readInterpretations(
  reader: Pool,
  policyIds: string[],
  { card }: Columns,
): Promise<Content[][]> {
  const { rows } = await prepared<ContentRow & { of: string }>(
    reader,
    `select ${card}, p.of from unnest($1::text[]) as q(id) cross join lateral (
       select q.id as of, c.* from publication c
       where c.policy_ids @> array[q.id] and c.kind = 'INTERPRETATION' and c.withdrawal_kind is null
       order by c.published_at desc, c.id desc limit ${EXPLAINING}
     ) p order by p.published_at desc, p.id desc`,
    [policyIds],
  );
  const explaining = Map.groupBy(rows, (row) => row.of);
  return policyIds.map((id) => (explaining.get(id) ?? []).map(toContent));
}
