import type { Pool } from 'pg';
import type { TopicRulePart } from '../content/topic-rule.ts';
import { toTsquery } from '../search/tokens.ts';
import type { Columns } from './columns.ts';
import type { Content } from './content.ts';
import { type ContentRow, toContent } from './content-row.ts';
import { prepared } from './prepared.ts';

/** The most contents a rule gathers, whatever it says. */
const MOST = 50;

// Ids are UUIDv7, given when a content is first published, so the newest are read off the primary key.
const gathered = (card: string) => `select ${card} from publication p
  where p.withdrawal_kind is null and ($1::text[] is null or p.kind = any($1))
    and ($2::text is null or starts_with(p.policy->>'theme', $2))
    and ($3::tsquery is null or exists (select from search_document d where d.id = p.id and d.vector @@ $3))
    and ($4::timestamptz is null or p.published_at >= $4) and ($5::timestamptz is null or p.published_at < $5)
    and exists (select from placement pl where pl.publication_id = p.id and pl.live
      and ($6::uuid[] is null or pl.section_id = any($6)))
  order by p.id desc limit $7`;

async function readOne(reader: Pool, rule: TopicRulePart, { card }: Columns): Promise<Content[]> {
  const { kinds, sectionIds, theme, keyword, from, until, limit } = rule;
  const tsquery = keyword ? toTsquery(keyword) : null;
  if (keyword && !tsquery) return [];
  const sections = sectionIds?.length ? sectionIds : null;
  const most = Math.min(limit ?? MOST, MOST);
  const values = [kinds ?? null, theme ?? null, tsquery, from ?? null, until ?? null, sections, most];
  const { rows } = await prepared<ContentRow>(reader, gathered(card), values);
  return rows.map(toContent);
}

/** The live contents that each of these rules gathers, the newest first; those that stand in no list are left out. */
export function readGathered(reader: Pool, rules: TopicRulePart[], columns: Columns): Promise<Content[][]> {
  return Promise.all(rules.map((rule) => readOne(reader, rule, columns)));
}
