import type { Pool } from 'pg';
import type { Precision } from '../../content/precision.ts';
import { columnsOf } from '../columns.ts';
import { type ContentRow, toContent } from '../content-row.ts';
import { prepared } from '../prepared.ts';
import type { Named } from './addresses.ts';
import type { Departure, Feed, FeedEntry, Subject, Tombstone } from './feed.ts';
import { pageOf } from './feed.ts';

/** Lines of a page, and characters of texts on it; a text longer than a fifth of that stands in its own document only. */
const LINES = 50;
const MOST_TEXT = 1_000_000;
const LONGEST_TEXT = 200_000;

const LAST = '9223372036854775807';

const shown = (longest: number | null) => `${columnsOf(undefined).card},
  ${longest === null ? 'p.body' : `case when length(p.body) <= ${longest} then p.body else '' end as body`},
  ${longest === null ? 'true' : `length(p.body) <= ${longest}`} as whole,
  p.attachments, p.topic_groups as "topicGroups", p.chain, p.marks, p.expires_at as "expiresAt", p.material,
  p.topic_days as "topicDays", p.origin_precision as "originPrecision", s.code as "sectionCode",
  s.name as "sectionName", t.code as "siteCode", t.name as "siteName", t.domain`;
const HOME = 'join section s on s.id = p.section_id join site t on t.id = s.site_id';

const STATEMENTS: Record<Named['of'], string> = {
  sections: `select ${shown(LONGEST_TEXT)}, l.place::text, l.changed_at as "changedAt",
      pl.id is not null as placed, coalesce(pl.live, false) as live
    from feed_line l join publication p on p.id = l.publication_id ${HOME}
    left join placement pl on pl.publication_id = l.publication_id and pl.section_id = l.section_id
    where l.section_id = $1 and l.place < $2::bigint order by l.place desc limit ${LINES + 1}`,
  // A content carried in several sections of a site stands once in its feed, at its latest place.
  sites: `select ${shown(LONGEST_TEXT)}, l.place::text, l.changed_at as "changedAt", carried.placed, carried.live
    from feed_line l join publication p on p.id = l.publication_id ${HOME}
    cross join lateral (
      select count(*) > 0 as placed, coalesce(bool_or(pl.live), false) as live
      from placement pl join section own on own.id = pl.section_id
      where pl.publication_id = l.publication_id and own.site_id = l.site_id
    ) carried
    where l.site_id = $1 and l.place < $2::bigint and not exists (select from feed_line later
      where later.publication_id = l.publication_id and later.site_id = l.site_id and later.place > l.place)
    order by l.place desc limit ${LINES + 1}`,
  contents: `select ${shown(null)}, '0' as place, p.updated_at as "changedAt", true as placed, true as live
    from publication p ${HOME} where p.id = $1 and $2::bigint > 0`,
};

interface FeedRow extends ContentRow {
  body: string;
  whole: boolean;
  originPrecision: Precision | null;
  sectionCode: string;
  sectionName: string;
  siteCode: string;
  siteName: string;
  domain: string;
  place: string;
  changedAt: Date;
  placed: boolean;
  live: boolean;
}

/** A page of the feed of a subject, of published rows alone. */
export async function readFeed(reader: Pool, named: Named, subject: Subject): Promise<Feed> {
  const { rows } = await prepared<FeedRow>(reader, STATEMENTS[named.of], [subject.id, named.before ?? LAST]);
  const page = rows.slice(0, fitting(rows));
  const entries = page.filter((row) => departureOf(row) === null).map(entryOf);
  const tombstones = page.flatMap((row) => tombstoneOf(row) ?? []);
  const changedAt = page[0]?.changedAt ?? null;
  const next = page.length < rows.length ? (page.at(-1)?.place ?? null) : null;
  const place = page[0]?.place ?? '0';
  return { subject, changedAt, entries, tombstones, place, before: named.before, next };
}

/** How many of the rows make a page: so many as its lines and its text hold, and one at least. */
function fitting(rows: FeedRow[]): number {
  let text = 0;
  const beyond = rows.findIndex((row, index) => {
    text += departureOf(row) === null ? row.body.length : 0;
    return index === LINES || (index > 0 && text > MOST_TEXT);
  });
  return beyond < 0 ? rows.length : beyond;
}

function departureOf({ withdrawalKind, live, placed }: FeedRow): Departure | null {
  if (withdrawalKind) return withdrawalKind;
  if (live) return null;
  return placed ? 'EXPIRED' : 'MOVED';
}

const siteOf = ({ siteCode: code, siteName: name, domain }: FeedRow) => ({ code, name, domain });

function entryOf(row: FeedRow): FeedEntry {
  const section = { code: row.sectionCode, name: row.sectionName };
  const { originPrecision, whole } = row;
  return { content: toContent(row), site: siteOf(row), section, originPrecision, whole };
}

function tombstoneOf(row: FeedRow): Tombstone | null {
  const departure = departureOf(row);
  if (departure === null) return null;
  const at = row.withdrawnAt ?? row.changedAt;
  const { id, withdrawalExplanation: explanation, replacementId } = row;
  return { id, url: pageOf(siteOf(row), row.path), at, departure, explanation, replacementId };
}
