import { pageInfoOf, pageSize } from '../platform/graphql/connection.ts';
import type { ContentConnection } from './content-connection.ts';
import type { ReadingContext } from './reading-context.ts';
import { placeOf } from './section-page.ts';

/** A page of the live contents of a section, newest first. */
export async function listContents(
  ctx: ReadingContext,
  input: { sectionId: string; first: number; after?: string | null },
): Promise<ContentConnection> {
  const { sectionId } = input;
  const first = pageSize(input.first);
  ctx.budget.charge(1);
  const items = await ctx.reads.list({ sectionId, first, after: input.after ? placeOf(input.after) : null });
  const edges = items.slice(0, first).map(({ cursor, content }) => ({ cursor, node: content }));
  ctx.budget.spend(edges);
  return {
    edges,
    pageInfo: pageInfoOf(edges, items.length > first),
    count: () => ctx.reads.count(sectionId),
  };
}
