import { gkmlpt } from './gkmlpt.ts';
import { govPage } from './gov-page.ts';
import { jpage } from './jpage.ts';
import { json } from './json.ts';
import { manual } from './manual.ts';
import { rss } from './rss.ts';
import type { Source } from './source.ts';

export { LARGEST_PAGE, LONGEST_WAIT_MS } from './bounds.ts';
export { parseFeedText } from './rss.ts';
export type { HowFar, Lacking, ListedItem, ParsedList, Reached } from './source.ts';

/** Every kind of source, by the name a feed is filed under. */
export const sources = {
  RSS: rss,
  JSON: json,
  GOV_PAGE: govPage,
  JPAGE: jpage,
  GKMLPT: gkmlpt,
  MANUAL: manual,
} as const satisfies Record<string, Source>;

/** The name of a kind of source. */
export type SourceKind = keyof typeof sources;
