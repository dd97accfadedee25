import { pageSize } from '../../platform/graphql/connection.ts';
import { placeOf } from '../section-page.ts';
import type { Draft, Table, Writer } from './draft.ts';
import type { Finish } from './mark.ts';
import { onlyIf, type Part, truth, word } from './part.ts';
import { columnsOf, countsOf, inOrder, Row } from './row.ts';
import { textOf } from './sql-text.ts';
import type { Variables } from './variables.ts';

// Like the cursors of `readLists`.
const cursorOf = (alias: string, at = 'at', id = 'id'): Part[] => [
  ...['"', { sql: `(extract(epoch from ${alias}.${at}) * 1000000)::bigint` }],
  ...['~', { sql: `${alias}.${id}` }, '"'],
];

const EDGE: Table = {
  cursor: ({ alias }) => cursorOf(alias),
  node: (row, asked, draft) => draft.give('content', row, asked),
};

const PAGE_INFO: Table = {
  hasNextPage: ({ alias }) => truth(`${alias}.read > ${alias}.size`),
  hasPreviousPage: () => ['false'],
  startCursor: ({ alias }) => onlyIf(`${alias}.read > 0`, cursorOf(alias, 'first_at', 'first_id')),
  endCursor: ({ alias }) => onlyIf(`${alias}.read > 0`, cursorOf(alias)),
};

// Where no place is given, before everything.
function placeIn(draft: Draft, after: (variables: Variables) => unknown): string {
  const place = (variables: Variables) => {
    const cursor = after(variables);
    return typeof cursor === 'string' && cursor !== '' ? placeOf(cursor) : null;
  };
  const micros = draft.parameter('float8', (variables) => place(variables)?.micros ?? null);
  const id = draft.parameter('uuid', (variables) => place(variables)?.id ?? null);
  return `and (pl.at, pl.publication_id) < (
    coalesce(timestamptz 'epoch' + ${micros} * interval '1 microsecond', 'infinity'),
    coalesce(${id}, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`;
}

/** A page while it is written: what is given of its items, and whether its end is asked for. */
interface Page {
  section: Row;
  item: Row;
  all: Row;
  size: string;
  lists: Part[][];
  ends: boolean;
}

function openPage(section: Row, draft: Draft, size: string): Page {
  const [item, all] = [new Row(draft.alias('i')), new Row(draft.alias('l'))];
  item.tags.push(`'content:' || ${item.alias}.id`);
  return { section, item, all, size, lists: [], ends: false };
}

function sumsOf({ item, size, lists, ends }: Page): string {
  const [order, given] = [inOrder(item), `filter (where e.nth <= ${size})`];
  const sum = (what: 'items' | 'bytes') =>
    item[what].length > 0 ? `coalesce(sum(e.${what}) ${given}, 0) as ${what}` : `0 as ${what}`;
  const end = `min(e.at) ${given} as at, (array_agg(e.id${order}))[least(count(*), ${size})] as id,
    max(e.at) as first_at, (array_agg(e.id${order}))[1] as first_id`;
  return [
    `count(*) as read, ${size} as size, string_agg(e.tags, ' ') as tags`,
    ...[sum('items'), sum('bytes')],
    ...lists.map((_, nth) => `string_agg(e.json${nth}, ','${order}) ${given} as json${nth}`),
    ...(ends ? [end] : []),
  ].join(', ');
}

// The page of placements live now, newest first, with one item more than asked for where there is one.
function joinOf(page: Page, after: string): string {
  const { section, item, all, size, lists } = page;
  const given = lists.map((parts, nth) => `${textOf(parts)} as json${nth}`);
  const place = ['nth', 'at', 'id'].map((one) => `${item.alias}.${one}`);
  const read = [...given, countsOf(item), ...place].join(', ');
  const stored = columnsOf(item.alias, read, ...item.joins).filter((one) => one !== 'nth' && one !== 'at');
  return `cross join lateral (select ${sumsOf(page)}
    from (select ${read}
      from (select n.*, row_number() over () as nth
        from (select ${stored.map((one) => `p.${one}`).join(', ')}, pl.at from placement pl join publication p on p.id = pl.publication_id
          where pl.section_id = ${section.alias}.id and pl.live ${after}
          order by pl.at desc, pl.publication_id desc limit ${size} + 1) n) ${item.alias}
      ${item.joins.join(' ')}) e) ${all.alias}`;
}

const countOf: Finish = async (json, means) => String(await means.context().reads.count(JSON.parse(json)));

function pageTable(page: Page): Table {
  const { section, item, all, lists } = page;
  return {
    edges: (_, edges, draft) => {
      const name = `json${lists.push(draft.inList(() => draft.object(item, edges, EDGE))) - 1}`;
      return ['[', { sql: `${all.alias}.${name}` }, ']'];
    },
    pageInfo: (_, info, draft) => {
      page.ends = true;
      return draft.object(all, info, PAGE_INFO);
    },
    totalCount: (_, __, draft) => draft.mark(word(`${section.alias}.id`), countOf),
  };
}

/** The list of a section, newest first. */
export const contents: Writer = (section, asked, draft) => {
  const first = draft.argument(asked, 'first');
  const size = draft.parameter('int', (variables) => pageSize(Number(first(variables))));
  const after = draft.argument(asked, 'after');
  const isPlaced = asked.nodes[0]?.arguments?.some((one) => one.name.value === 'after');
  const place = isPlaced ? placeIn(draft, after) : '';
  const page = openPage(section, draft, size);
  const parts = draft.object(page.all, asked, pageTable(page));
  const { alias } = page.all;
  section.joins.push(joinOf(page, place));
  section.tags.push(`'section:' || ${section.alias}.id`, `${alias}.tags`);
  section.items.push(
    `(${section.alias}.id is not null)::int + least(${alias}.read, ${alias}.size) + ${alias}.items`,
  );
  section.bytes.push(`${alias}.bytes`);
  return parts;
};
