import { type Headed, headOfContent } from '../content-head.ts';
import { sectionHead, siteHead } from '../frame-head.ts';
import { homeSection } from '../home-section.ts';
import { pageUrl } from '../page-address.ts';
import { LONGEST_IMG } from '../pictures.ts';
import { sharingOf } from '../sharing.ts';
import { hasOrigin, ofText } from './content-conditions.ts';
import type { Draft, Table, Writer } from './draft.ts';
import { list } from './list.ts';
import { membersOf } from './members.ts';
import { instant, onlyIf, type Part, text, textOrNull, value, word, wordOrNull } from './part.ts';
import { plain } from './plain.ts';
import { named } from './related-lists.ts';
import type { Row } from './row.ts';

/** A JSON object by its members. */
function jsonOf(members: Record<string, Part[]>): Part[] {
  return membersOf(Object.entries(members).map(([name, parts]) => [`"${name}":`, ...parts]));
}

function sharedOf(alias: string): Record<string, Part[]> {
  const origin = jsonOf({
    name: textOrNull(`${alias}.origin_name`),
    url: textOrNull(`${alias}.origin_url`),
    author: textOrNull(`${alias}.origin_author`),
  });
  return {
    title: text(`${alias}.title`),
    path: text(`${alias}.path`),
    sectionId: word(`${alias}.section_id`),
    summary: ofText(alias, textOrNull(`${alias}.summary`), 'null'),
    origin: onlyIf(hasOrigin(alias), origin),
  };
}

function explainedBy(row: Row, draft: Draft): Part[] {
  const { alias } = row;
  const explaining = `${alias}.kind = 'INTERPRETATION' and ${alias}.withdrawal_kind is null`;
  const source = named(`unnest(case when ${explaining} then ${alias}.policy_ids end)`, `kind = 'POLICY'`);
  return list(draft, row, source, (item) =>
    jsonOf({
      title: text(`${item.alias}.title`),
      path: text(`${item.alias}.path`),
      sectionId: word(`${item.alias}.section_id`),
    }),
  );
}

function headedOf(row: Row, draft: Draft): Part[] {
  const { alias } = row;
  const at = `strpos(${alias}.body, '<img')`;
  const withPicture = `case when ${at} > 0 then substr(${alias}.body, ${at}, ${LONGEST_IMG}) end`;
  return jsonOf({
    ...sharedOf(alias),
    id: word(`${alias}.id`),
    kind: word(`${alias}.kind`),
    keywords: ofText(alias, value(`${alias}.keywords`), '[]'),
    author: textOrNull(`${alias}.author`),
    policy: [{ sql: `coalesce(${alias}.policy, 'null')` }],
    publishedAt: instant(`${alias}.published_at`),
    updatedAt: instant(`${alias}.updated_at`),
    withdrawal: onlyIf(
      `${alias}.withdrawal_kind is not null`,
      jsonOf({ kind: wordOrNull(`${alias}.withdrawal_kind`) }),
    ),
    html: ofText(alias, textOrNull(withPicture), 'null'),
    explained: explainedBy(row, draft),
  });
}

type Read = Omit<Headed, 'publishedAt' | 'updatedAt'> & Record<'publishedAt' | 'updatedAt', string>;

const head: Writer = (row, asked, draft) =>
  plain<Read>(draft, asked, headedOf(row, draft), ({ publishedAt, updatedAt, ...content }, { context }) => {
    const moments = { publishedAt: new Date(publishedAt), updatedAt: new Date(updatedAt) };
    return headOfContent(context(), { ...content, ...moments });
  });

const sharing: Writer = (row, asked, draft) =>
  plain<Pick<Headed, 'title' | 'path' | 'sectionId' | 'summary' | 'origin'>>(
    draft,
    asked,
    jsonOf(sharedOf(row.alias)),
    async (content, { context }) => {
      const { site } = await homeSection(context(), content);
      const { title, summary, origin, path } = content;
      return sharingOf({ title, summary, url: pageUrl(site, path), source: origin?.name ?? site.name });
    },
  );

/** The head of a detail page, and what one shares of it. */
export const HEADS: Table = { head, sharing };

/** The head of a column page. */
export const headOfSection: Writer = ({ alias }, asked, draft) =>
  plain<string>(draft, asked, word(`${alias}.id`), async (sectionId, { context }) => {
    const ctx = context();
    return sectionHead(ctx, await homeSection(ctx, { sectionId }));
  });

/** The head of a home page. */
export const headOfSite: Writer = ({ alias }, asked, draft) =>
  plain<string>(draft, asked, word(`${alias}.id`), async (id, { context }) => {
    const site = await context().reads.siteById(id);
    if (!site) throw new Error(`site ${id} is not there`);
    return siteHead(site);
  });
