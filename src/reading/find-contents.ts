import { pageInfoOf, pageSize } from '../platform/graphql/connection.ts';
import { LIST_COST } from './budget.ts';
import { TAGS } from './cache/tags.ts';
import type { ContentConnection } from './content-connection.ts';
import type { ContentFilter, ContentSort } from './content-filter.ts';
import { conditionsOf } from './filter-sql.ts';
import { countFiltered, readFiltered } from './filtered-list.ts';
import type { ReadingContext } from './reading-context.ts';

/** What a filtered list is asked for. */
export interface ContentsInput {
  where?: ContentFilter | null;
  sort: ContentSort;
  first: number;
  after?: string | null;
}

/** A page of the live contents that meet a filter, whatever section or site carries them, each once. */
export async function findContents(ctx: ReadingContext, input: ContentsInput): Promise<ContentConnection> {
  const first = pageSize(input.first);
  const conditions = conditionsOf(input.where ?? {});
  ctx.budget.charge(LIST_COST);
  // Whatever is published, changed, placed or taken back may belong here.
  ctx.tags.add(TAGS.search);
  const { sort, after = null } = input;
  const items = await readFiltered(ctx, { conditions, sort, first, after });
  const found = items.slice(0, first);
  const contents = await Promise.all(found.map(({ id }) => ctx.reads.card(id)));
  const edges = found.flatMap(({ cursor }, nth) => {
    const node = contents[nth];
    return node ? [{ cursor, node }] : [];
  });
  ctx.budget.spend(edges);
  return {
    edges,
    pageInfo: pageInfoOf(found, items.length > first),
    count: () => countFiltered(ctx, conditions),
  };
}
