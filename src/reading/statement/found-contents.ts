import { TAGS } from '../cache/tags.ts';
import type { ContentFilter, ContentSort } from '../content-filter.ts';
import { type FoundIds, findIds } from '../find-contents.ts';
import type { Asked } from './asked.ts';
import type { Draft, Table, Writer } from './draft.ts';
import { list } from './list.ts';
import type { Means } from './mark.ts';
import { type Part, text, textOrNull, value } from './part.ts';
import type { Row } from './row.ts';
import type { Variables } from './variables.ts';

/** Finds once for each answer what several parameters tell of. */
function foundOnce<T>(find: (variables: Variables, means: Means) => Promise<T>) {
  const found = new WeakMap<Means, Promise<T>>();
  return (variables: Variables, means: Means): Promise<T> => {
    const present = found.get(means) ?? find(variables, means);
    found.set(means, present);
    return present;
  };
}

const EDGE: Table = {
  cursor: ({ alias }) => text(`${alias}.cursor`),
  node: (row, asked, draft) => draft.give('content', row, asked),
};

/** What an operation asks a filtered list for. */
function finderOf(asked: Asked, draft: Draft) {
  const [where, sort] = [draft.argument(asked, 'where'), draft.argument(asked, 'sort')];
  const [first, after] = [draft.argument(asked, 'first'), draft.argument(asked, 'after')];
  return foundOnce<FoundIds>(async (variables, { context }) => {
    const ctx = context();
    const page = await findIds(ctx, {
      where: where(variables) as ContentFilter | null | undefined,
      sort: sort(variables) as ContentSort,
      first: Number(first(variables)),
      after: after(variables) as string | null | undefined,
    });
    for (const { id } of page.found) ctx.tags.add(TAGS.content(id));
    return page;
  });
}

/** A page of what meets a filter: its ids are found first, by a statement of its own that depends on the filter. */
export const foundContents: Writer = (answer, asked, draft) => {
  const find = finderOf(asked, draft);
  const told = (type: string, of: (found: FoundIds) => unknown) =>
    draft.parameter(type, async (variables, means) => of(await find(variables, means)));
  const ids = told('uuid[]', ({ found }) => found.map(({ id }) => id));
  answer.items.push(`cardinality(${ids})`);
  const edges = (row: Row, one: Asked): Part[] => {
    const cursors = told('text[]', ({ found }) => found.map(({ cursor }) => cursor));
    const from = (alias: string) => `(select p.*, q.cursor, q.nth
      from unnest(${ids}, ${cursors}) with ordinality q(id, cursor, nth) join publication p on p.id = q.id) ${alias}`;
    return list(draft, row, { from, isCounted: true }, (item) => draft.object(item, one, EDGE));
  };
  const pageInfo: Table = {
    hasNextPage: () => value(told('boolean', (found) => found.pageInfo.hasNextPage)),
    hasPreviousPage: () => ['false'],
    startCursor: () => textOrNull(told('text', (found) => found.pageInfo.startCursor)),
    endCursor: () => textOrNull(told('text', (found) => found.pageInfo.endCursor)),
  };
  return draft.object(answer, asked, {
    edges,
    pageInfo: (row, one) => draft.object(row, one, pageInfo),
    totalCount: () => value(told('int', ({ count }) => count())),
  });
};
