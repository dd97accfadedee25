import { pageInfoOf } from '../platform/graphql/connection.ts';
import { checkRequest } from '../search/check-request.ts';
import type { SearchRequest } from '../search/engine.ts';
import type { Suggestion } from '../search/suggest.ts';
import { SEARCH_COST } from './budget.ts';
import { TAGS } from './cache/tags.ts';
import type { ReadingContext } from './reading-context.ts';
import type { SearchConnection } from './search-connection.ts';

/** How what was typed so far may be completed. */
export async function suggestSearches(
  ctx: ReadingContext,
  input: { query: string; siteCode?: string | null; first: number },
): Promise<Suggestion[]> {
  ctx.budget.charge(SEARCH_COST);
  ctx.tags.add(TAGS.search);
  return ctx.search.suggest(checkRequest(input));
}

/** A page of what a search finds. Whatever the engine says, only what is live at this moment is shown. */
export async function searchContents(ctx: ReadingContext, request: SearchRequest): Promise<SearchConnection> {
  ctx.budget.charge(SEARCH_COST);
  ctx.tags.add(TAGS.search);
  const page = await ctx.search.search(checkRequest(request));
  const contents = await Promise.all(page.hits.map((hit) => ctx.reads.card(hit.contentId)));
  const edges = page.hits.flatMap(({ cursor, highlight }, nth) => {
    const node = contents[nth];
    return node && !node.withdrawal ? [{ cursor, highlight, node }] : [];
  });
  const { engine, searchedFor, didYouMean } = page;
  const exact = page.strictness === 'ALL';
  const pageInfo = pageInfoOf(page.hits, page.hasNextPage);
  return { ...{ engine, searchedFor, didYouMean, exact, edges }, pageInfo, page };
}
