import { isUuid } from '../../platform/database/must-find.ts';
import { AKIN_COST, akinOrder, akinSize, akinSql } from '../akin.ts';
import { crumbsTo } from '../crumb.ts';
import { homeSection } from '../home-section.ts';
import type { Asked } from './asked.ts';
import type { Draft, Table, Writer } from './draft.ts';
import { list } from './list.ts';
import { onlyIf, type Part, text, word } from './part.ts';
import { plain } from './plain.ts';
import { Row } from './row.ts';
import { homeSection as joinedSection } from './section-face.ts';
import { Unfit } from './unfit.ts';

const url: Writer = (content, _, draft) => {
  const { site } = joinedSection(content, draft);
  return text(`'https://' || ${site.alias}.domain || ${content.alias}.path`);
};

const breadcrumbs: Writer = ({ alias }, asked, draft) =>
  plain<string>(draft, asked, word(`${alias}.section_id`), async (sectionId, { context }) => {
    const ctx = context();
    return ctx.budget.spend(await crumbsTo(ctx, await homeSection(ctx, { sectionId })));
  });

/** Which way a neighbour stands in the list of a section. */
interface Way {
  section: string;
  than: '<' | '>';
  order: 'desc' | 'asc';
}

function nextTo(content: Row, asked: Asked, draft: Draft, { section, than, order }: Way): Part[] {
  const { alias } = new Row(draft.alias('p'));
  content.joins.push(`left join lateral (select p.* from placement pl
    cross join lateral (select n.publication_id as id from placement n
      where n.section_id = pl.section_id and n.live and (n.at, n.publication_id) ${than} (pl.at, pl.publication_id)
      order by n.at ${order}, n.publication_id ${order} limit 1) b
    join publication p on p.id = b.id
    where pl.publication_id = ${content.alias}.id and pl.section_id = ${section}) ${alias} on true`);
  content.tags.push(`'content:' || ${alias}.id`);
  return onlyIf(`${alias}.id is not null`, draft.give('content', new Row(alias, content), asked));
}

// A list that is not one has no neighbours, which the engine tells without looking.
function sectionSaid(said: unknown): string | null {
  if (said === undefined || said === null) return null;
  if (!isUuid(String(said))) throw new Unfit('a section that cannot be');
  return String(said);
}

const neighbours: Writer = (content, asked, draft) => {
  const said = draft.argument(asked, 'section');
  const own = `${content.alias}.section_id`;
  const given = asked.nodes[0]?.arguments?.length;
  const section = given
    ? `coalesce(${draft.parameter('uuid', (variables) => sectionSaid(said(variables)))}, ${own})`
    : own;
  content.items.push('2');
  content.tags.push(`'section:' || ${section}`);
  return draft.object(content, asked, {
    newer: (row, one) => nextTo(row, one, draft, { section, than: '>', order: 'asc' }),
    older: (row, one) => nextTo(row, one, draft, { section, than: '<', order: 'desc' }),
  });
};

const related: Writer = (content, asked, draft) => {
  const first = draft.argument(asked, 'first');
  const size = draft.parameter('int', (variables) => akinSize(Number(first(variables))));
  const from = (
    alias: string,
  ) => `(select c.*, row_number() over (order by ${akinOrder('r')}) as nth from (${akinSql(content.alias)}) r
    join publication c on c.id = r.id where r.score > 0 order by ${akinOrder('r')} limit ${size}) ${alias}`;
  content.items.push(String(AKIN_COST));
  content.tags.push(`'search'`);
  const tag = (alias: string) => `'content:' || ${alias}.id`;
  return list(draft, content, { from, tag }, (item) => draft.give('content', item, asked));
};

/** What a detail page shows around its text. */
export const BESIDE: Table = { url, breadcrumbs, neighbours, related };
