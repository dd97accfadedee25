import type { MetaTags } from './meta-tags.ts';
import { verbatim } from './upstream-text.ts';

const SITE_WORDS = /(?:网|网站|网页|政府|门户|频道|首页|平台|\.cn|\.com)$/u;

/** The names of site and column that a page's <title> may carry beside the title, the site's first. */
export function siteNamesIn(meta: MetaTags): string[] {
  return [...meta.all('SiteName'), ...meta.all('og:site_name'), ...meta.all('ColumnName')];
}

/**
 * The part of a <title> that is the page's own: the longest that names neither site nor column; where all do, the
 * column's (`isName`). Parts are held together by _ | — and hyphens, but not by those between digits (2025-2026学年).
 */
export function mainPart(pageTitle: string, names: string[]): { text: string; isName: boolean } {
  const parts = pageTitle
    .split(/_+|\||—+|–+|--+|(?<!\d)-|-(?!\d)/u)
    .map(verbatim)
    .filter((part) => part !== '');
  const telling = parts.filter((part) => !names.includes(part) && !SITE_WORDS.test(part));
  const column = parts.filter((part) => part !== names[0] && !SITE_WORDS.test(part));
  const [best] = [telling, column, parts].filter((some) => some.length > 0);
  const [longest] = (best ?? []).toSorted((one, other) => other.length - one.length);
  return { text: longest ?? '', isName: telling.length === 0 };
}
