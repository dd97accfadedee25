import { sectionTags, siteTags } from '../page-tags.ts';
import { contents } from './contents-list.ts';
import type { Draft, Face } from './draft.ts';
import { SECTION_FRAME, SITE_FRAME } from './frames.ts';
import { list } from './list.ts';
import { onlyIf, type Part, text, textOrNull, value, word } from './part.ts';
import { plain } from './plain.ts';
import type { Row } from './row.ts';
import { siteOf } from './site-of.ts';

/** The section that the content in a row was published in, with its site. */
export function homeSection(content: Row, draft: Draft): { section: Row; site: Row } {
  const on = (alias: string) => `section ${alias} on ${alias}.id = ${content.alias}.section_id`;
  const section = content.related('section', () => draft.alias('s'), on);
  return { section, site: siteOf(section, draft) };
}

function taggedSite({ alias }: Row): Part[] {
  return [
    ...['{"name":', ...text(`${alias}.name`)],
    ...[',"domain":', ...text(`${alias}.domain`)],
    ...[',"code":', ...text(`${alias}.code`), '}'],
  ];
}

/** What the META tags of a section are made of. */
export function taggedSection(section: Row, draft: Draft): Part[] {
  const { alias } = section;
  return [
    ...['{"name":', ...text(`${alias}.name`)],
    ...[',"type":', ...word(`${alias}.type`)],
    ...[',"description":', ...textOrNull(`${alias}.description`)],
    ...[',"site":', ...taggedSite(siteOf(section, draft)), '}'],
  ];
}

/** What statements can give of a section. */
export const SECTION: Face = {
  fields: {
    id: ({ alias }) => word(`${alias}.id`),
    code: ({ alias }) => text(`${alias}.code`),
    name: ({ alias }) => text(`${alias}.name`),
    type: ({ alias }) => word(`${alias}.type`),
    description: ({ alias }) => textOrNull(`${alias}.description`),
    position: ({ alias }) => value(`${alias}.position`),
    site: (row, asked, draft) => draft.give('site', siteOf(row, draft), asked),
    parent: (row, asked, draft) => {
      const on = (alias: string) => `section ${alias} on ${alias}.id = ${row.alias}.parent_id`;
      const parent = row.related('parent', () => draft.alias('s'), on);
      return onlyIf(`${parent.alias}.id is not null`, draft.give('section', parent, asked));
    },
    tags: (row, asked, draft) => plain(draft, asked, taggedSection(row, draft), sectionTags),
    contents,
    ...SECTION_FRAME,
  },
};

/** What statements can give of a site. */
export const SITE: Face = {
  fields: {
    id: ({ alias }) => word(`${alias}.id`),
    code: ({ alias }) => text(`${alias}.code`),
    name: ({ alias }) => text(`${alias}.name`),
    domain: ({ alias }) => text(`${alias}.domain`),
    kind: ({ alias }) => word(`${alias}.kind`),
    sections: (row, asked, draft) => {
      const from = (alias: string) =>
        `(select s.*, row_number() over (order by s.position, s.code) as nth from section s where s.site_id = ${row.alias}.id) ${alias}`;
      return list(draft, row, { from }, (section) => draft.give('section', section, asked));
    },
    tags: (row, asked, draft) => plain(draft, asked, taggedSite(row), siteTags),
    ...SITE_FRAME,
  },
};
