import { crumbsTo } from '../crumb.ts';
import { feedLinks } from '../feeds/feed-link.ts';
import { homeSection } from '../home-section.ts';
import type { Table, Writer } from './draft.ts';
import { headOfSection, headOfSite } from './heads.ts';
import { list } from './list.ts';
import { text, word } from './part.ts';
import { plain } from './plain.ts';
import { siteOf } from './site-of.ts';

const children: Writer = (section, asked, draft) => {
  const { alias: above } = section;
  const from = (alias: string) =>
    `(select s.*, row_number() over (order by s.position, s.code) as nth from section s
      where s.site_id = ${above}.site_id and s.parent_id = ${above}.id) ${alias}`;
  return list(draft, section, { from }, (child) => draft.give('section', child, asked));
};

const breadcrumbs: Writer = ({ alias }, asked, draft) =>
  plain<string>(draft, asked, word(`${alias}.id`), async (sectionId, { context }) => {
    const ctx = context();
    return ctx.budget.spend(await crumbsTo(ctx, await homeSection(ctx, { sectionId })));
  });

const feedsOfSection: Writer = ({ alias }, asked, draft) =>
  plain<string>(draft, asked, word(`${alias}.id`), async (sectionId, { context, publicUrl }) => {
    const { id, name, site } = await homeSection(context(), { sectionId });
    return feedLinks({ path: `/feeds/sections/${id}`, title: `${name} - ${site.name}` }, publicUrl);
  });

const feedsOfSite: Writer = ({ alias }, asked, draft) => {
  const json = ['{"code":', ...text(`${alias}.code`), ',"name":', ...text(`${alias}.name`), '}'];
  return plain<{ code: string; name: string }>(draft, asked, json, ({ code, name }, { publicUrl }) =>
    feedLinks({ path: `/feeds/sites/${code}`, title: name }, publicUrl),
  );
};

/** What a column page shows around its list. */
export const SECTION_FRAME: Table = {
  path: ({ alias }) => text(`'/section/' || ${alias}.code`),
  url: (section, _, draft) =>
    text(`'https://' || ${siteOf(section, draft).alias}.domain || '/section/' || ${section.alias}.code`),
  children,
  breadcrumbs,
  feeds: feedsOfSection,
  head: headOfSection,
};

/** What a home page shows around its lists. */
export const SITE_FRAME: Table = {
  url: ({ alias }) => text(`'https://' || ${alias}.domain || '/'`),
  feeds: feedsOfSite,
  head: headOfSite,
};
