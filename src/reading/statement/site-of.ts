import type { Draft } from './draft.ts';
import type { Row } from './row.ts';

/** The site of the section in a row. */
export function siteOf(section: Row, draft: Draft): Row {
  return section.related(
    'site',
    () => draft.alias('t'),
    (alias) => `site ${alias} on ${alias}.id = ${section.alias}.site_id`,
  );
}
