import { normaliseNumber } from '../../content/check-parts.ts';
import { isUuid } from '../../platform/database/must-find.ts';
import { TAGS } from '../cache/tags.ts';
import type { Asked } from './asked.ts';
import { Columns } from './columns.ts';
import type { Draft, Faces, Table } from './draft.ts';
import { foundContents } from './found-contents.ts';
import { list } from './list.ts';
import { onlyIf, type Part } from './part.ts';
import { countsOf, Row } from './row.ts';
import type { Variables } from './variables.ts';

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
  /** False for a content that is not asked for as a page, and has no status hint. */
  isPage?: boolean;
}

/** The answer to one question, joined: whether there is one, and its pieces. */
interface Joined {
  found: string;
  parts: Part[];
}

function join(draft: Draft, answer: Row, asked: Asked, face: keyof Faces, source: Source): Joined {
  const row = new Row(draft.alias('q'));
  const { alias } = new Row(draft.alias('r'));
  const columns = new Columns();
  const parts = columns.lifted(draft.give(face, row, asked), alias);
  if (source.tag) row.tags.push(source.tag(row.alias));
  if (face === 'content' && source.isPage !== false)
    row.tags.push(`case when ${row.alias}.withdrawal_kind <> 'WITHDRAWN' then '${FOR_ENGINE}' end`);
  answer.joins.push(`left join lateral (select ${[...columns.named, 'true as found', countsOf(row)].join(', ')}
    from ${source.from(row.alias)} ${row.joins.join(' ')}) ${alias} on true`);
  answer.tags.push(source.missing ? `coalesce(${alias}.tags, '${source.missing}')` : `${alias}.tags`);
  answer.items.push(`coalesce(${alias}.items, 0)`);
  answer.bytes.push(`coalesce(${alias}.bytes, 0)`);
  return { found: `${alias}.found`, parts };
}

function give(draft: Draft, answer: Row, asked: Asked, face: keyof Faces, source: Source): Part[] {
  const { found, parts } = join(draft, answer, asked, face, source);
  if (face !== 'site') answer.tags.push(`case when ${found} is null then '${FOR_ENGINE}' end`);
  return onlyIf(found, parts);
}

const tag = (alias: string) => `'content:' || ${alias}.id`;

/** An argument that is a text. */
function text(draft: Draft, asked: Asked, name: string): (variables: Variables) => string {
  const from = draft.argument(asked, name);
  return (variables) => String(from(variables));
}

/** The id that is asked for, as a parameter; null for one that cannot be. */
function idOf(draft: Draft, asked: Asked): string {
  const asText = text(draft, asked, 'id');
  const id = (variables: Variables) => (isUuid(asText(variables)) ? asText(variables).toLowerCase() : null);
  draft.tags.push((variables) => id(variables) && TAGS.content(String(id(variables))));
  return draft.parameter('uuid', id);
}

/** The questions of the whole schema that a statement can answer. */
export const ROOTS: Table = {
  content(answer, asked, draft) {
    const uuid = idOf(draft, asked);
    const from = (alias: string) => `(select * from publication where id = ${uuid}) ${alias}`;
    return give(draft, answer, asked, 'content', { from });
  },
  node(answer, asked, draft) {
    const uuid = idOf(draft, asked);
    const found = (['content', 'site', 'section'] as const).map((face) => {
      const table = face === 'content' ? 'publication' : face;
      const from = (alias: string) => `(select * from ${table} where id = ${uuid}) ${alias}`;
      return join(draft, answer, asked, face, { from, isPage: false });
    });
    return found.reduceRight<Part[]>(
      (otherwise, { found: when, parts }) => [{ when, give: parts, otherwise }],
      ['null'],
    );
  },
  contents: foundContents,
  sites(answer, asked, draft) {
    const from = (alias: string) =>
      `(select s.*, row_number() over (order by s.kind, s.code) as nth from site s) ${alias}`;
    return list(draft, answer, { from }, (site) => draft.give('site', site, asked));
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
