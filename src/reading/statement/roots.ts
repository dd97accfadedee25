import { normaliseNumber } from '../../content/check-parts.ts';
import { isUuid } from '../../platform/database/must-find.ts';
import { TAGS } from '../cache/tags.ts';
import type { Variables } from './argument.ts';
import type { Asked } from './asked.ts';
import { Columns } from './columns.ts';
import type { Draft, Faces, Table } from './draft.ts';
import { onlyIf, type Part } from './part.ts';
import { countsOf, Row } from './row.ts';

/** Stands among the tags of what needs a status hint, which the engine tells: pages that are not there, GONE or REPLACED. */
export const FOR_ENGINE = '!engine';

/** Where one question is answered from. */
interface Source {
  /** SQL after `from`: at most one row under this name. */
  from: (alias: string) => string;
  /** The SQL text of its tag. */
  tag?: (alias: string) => string;
  /** The tag while there is no row. */
  missing?: string;
}

function give(draft: Draft, answer: Row, asked: Asked, face: keyof Faces, source: Source): Part[] {
  const row = new Row(draft.alias('q'));
  const { alias } = new Row(draft.alias('r'));
  const columns = new Columns();
  const parts = columns.lifted(draft.give(face, row, asked), alias);
  if (source.tag) row.tags.push(source.tag(row.alias));
  if (face === 'content')
    row.tags.push(`case when ${row.alias}.withdrawal_kind <> 'WITHDRAWN' then '${FOR_ENGINE}' end`);
  answer.joins.push(`left join lateral (select ${[...columns.named, 'true as found', countsOf(row)].join(', ')}
    from ${source.from(row.alias)} ${row.joins.join(' ')}) ${alias} on true`);
  answer.tags.push(source.missing ? `coalesce(${alias}.tags, '${source.missing}')` : `${alias}.tags`);
  if (face !== 'site') answer.tags.push(`case when ${alias}.found is null then '${FOR_ENGINE}' end`);
  answer.items.push(`coalesce(${alias}.items, 0)`);
  answer.bytes.push(`coalesce(${alias}.bytes, 0)`);
  return onlyIf(`${alias}.found`, parts);
}

const tag = (alias: string) => `'content:' || ${alias}.id`;

/** An argument that is a text. */
function text(draft: Draft, asked: Asked, name: string): (variables: Variables) => string {
  const from = draft.argument(asked, name);
  return (variables) => String(from(variables));
}

/** The questions of the whole schema that a statement can answer. */
export const ROOTS: Table = {
  content(answer, asked, draft) {
    const asText = text(draft, asked, 'id');
    const id = (variables: Variables) => (isUuid(asText(variables)) ? asText(variables).toLowerCase() : null);
    const uuid = draft.parameter('uuid', id);
    draft.tags.push((variables) => id(variables) && TAGS.content(String(id(variables))));
    const from = (alias: string) => `(select * from publication where id = ${uuid}) ${alias}`;
    return give(draft, answer, asked, 'content', { from });
  },
  contentByPath(answer, asked, draft) {
    const site = draft.parameter('text', text(draft, asked, 'site'));
    const path = draft.parameter('text', text(draft, asked, 'path'));
    const from = (alias: string) => `(select * from publication p where p.path = ${path} and exists (
      select from placement pl join section s on s.id = pl.section_id join site t on t.id = s.site_id
      where pl.publication_id = p.id and t.code = ${site})) ${alias}`;
    return give(draft, answer, asked, 'content', { from, tag, missing: TAGS.missing });
  },
  policy(answer, asked, draft) {
    const number = text(draft, asked, 'number');
    const wanted = draft.parameter('text', (variables) => normaliseNumber(number(variables)));
    draft.tags.push((variables) => TAGS.policy(number(variables)));
    const from = (
      alias: string,
    ) => `(select * from publication p where p.kind = 'POLICY' and p.policy_number = ${wanted}
      order by (p.withdrawal_kind is null) desc, p.published_at desc, p.id desc limit 1) ${alias}`;
    return give(draft, answer, asked, 'content', { from, tag });
  },
  section(answer, asked, draft) {
    const site = draft.parameter('text', text(draft, asked, 'site'));
    const code = draft.parameter('text', text(draft, asked, 'code'));
    const from = (alias: string) =>
      `(select s.* from section s join site t on t.id = s.site_id where t.code = ${site} and s.code = ${code}) ${alias}`;
    return give(draft, answer, asked, 'section', { from });
  },
  site(answer, asked, draft) {
    const code = draft.parameter('text', text(draft, asked, 'code'));
    const from = (alias: string) => `(select * from site where code = ${code}) ${alias}`;
    return give(draft, answer, asked, 'site', { from });
  },
};
