import { pageInfoOf, pageSize } from '../platform/graphql/connection.ts';
import { LIST_COST } from './budget.ts';
import { TAGS } from './cache/tags.ts';
import type { ContentConnection } from './content-connection.ts';
import type { ContentFilter, ContentSort } from './content-filter.ts';
import { conditionsOf } from './filter-sql.ts';
import { countFiltered, type FilteredItem, readFiltered } from './filtered-list.ts';
import type { ReadingContext } from './reading-context.ts';

/** What a filtered list is asked for. */
export interface ContentsInput {
  where?: ContentFilter | null;
  sort: ContentSort;
  first: number;
  after?: string | null;
}

/** A page of what meets a filter, by ids with their cursors. */
export interface FoundIds extends Pick<ContentConnection, 'pageInfo' | 'count'> {
  found: FilteredItem[];
}

/** Finds a page of the live contents that meet a filter. */
export async function findIds(ctx: ReadingContext, input: ContentsInput): Promise<FoundIds> {
  const first = pageSize(input.first);
  const conditions = conditionsOf(input.where ?? {});
  ctx.budget.charge(LIST_COST);
  // Whatever is published, changed, placed or taken back may belong here.
  ctx.tags.add(TAGS.search);
  const { sort, after = null } = input;
  const items = await readFiltered(ctx, { conditions, sort, first, after });
  const found = items.slice(0, first);
  const pageInfo = pageInfoOf(found, items.length > first);
  return { found, pageInfo, count: () => countFiltered(ctx, conditions) };
}

/** A page of the live contents that meet a filter, whatever section or site carries them, each once. */
export async function findContents(ctx: ReadingContext, input: ContentsInput): Promise<ContentConnection> {
  const { found, pageInfo, count } = await findIds(ctx, input);
  const contents = await Promise.all(found.map(({ id }) => ctx.reads.card(id)));
  const edges = found.flatMap(({ cursor }, nth) => {
    const node = contents[nth];
    return node ? [{ cursor, node }] : [];
  });
  return { edges: ctx.budget.spend(edges), pageInfo, count };
}
