import { z } from 'zod';
import { readUpstreamDate } from '../article/dates.ts';
import { pagesByCounter } from './further-pages.ts';
import { parseListPage } from './gov-page.ts';
import { isRecord, type JsonRow, rowsIn, textAt } from './json-rows.ts';
import { type FoundItem, listedItems } from './listed-items.ts';
import { readList } from './read-list.ts';
import type { FetchedList, ParsedList, Source } from './source.ts';
import { htmlWrappedIn } from './wrapped-html.ts';

const path = z.string().min(1).optional();
const settingsShape = z.object({
  items: path,
  url: path,
  title: path,
  date: path,
  summary: path,
  body: path,
  author: path,
  origin: path,
});
/** The paths (dotted) of an answer's list and of the fields in each row of it. */
type JsonSettings = z.infer<typeof settingsShape>;

const USUAL = {
  url: ['url', 'link', 'href', 'docpuburl', 'post_url'],
  title: ['title', 'name', 'doctitle'],
  date: [
    'docrelpubtime',
    'pubtime',
    'publishedtime',
    'publishtime',
    'pubdate',
    'pub_time',
    'date',
    'time',
    'ptime',
  ],
  summary: ['summary', 'memo', 'sub_title', 'description'],
  body: ['contenthtml'],
  author: ['author'],
  origin: ['puborg', 'source', 'publisher', 'contentsource'],
};

/** One more than is kept, so that it is told. */
const MOST_ROWS = 2_001;

type Field = keyof typeof USUAL;
const FIELDS = Object.keys(USUAL) as Field[];

/** JSON lists, as gov.cn, CSRC, Suzhou and others serve them; settings name the fields that are not usual. */
export const json: Source = {
  read: (request) =>
    readList(request, {
      accept: 'application/json, */*;q=0.5',
      parse: parseJsonList,
      pagesAfter: pagesByCounter,
    }),
};

/** Parses a JSON list: the array at `items`, or the longest array of rows that have a title and an address. */
export function parseJsonList(list: FetchedList): ParsedList {
  const settings = settingsShape.safeParse(list.settings);
  if (!settings.success) return { items: [], problems: ['JSON 设置有误：各字段应为路径，如 data.results。'] };
  const answer = parsed(list.text);
  if (answer === undefined) return { items: [], problems: ['返回的内容不是 JSON。'] };
  const rows = rowsIn(
    answer,
    settings.data.items,
    (row) => fieldOf(row, 'title', settings.data) !== '' && fieldOf(row, 'url', settings.data) !== '',
  );
  const wrapped = isRecord(answer) ? htmlWrappedIn(answer) : '';
  if (rows.length === 0 && wrapped !== '') return parseListPage({ ...list, text: wrapped, settings: {} });
  return listedItems(
    rows.slice(0, MOST_ROWS).map((row) => foundIn(row, settings.data, list.seenAt)),
    list.url,
  );
}

function foundIn(row: JsonRow, settings: JsonSettings, seenAt: Date | undefined): FoundItem {
  const { date, ...texts } = Object.fromEntries(
    FIELDS.map((name) => [name, fieldOf(row, name, settings)]),
  ) as Record<Field, string>;
  return { ...texts, publishedAt: readUpstreamDate(date, seenAt) };
}

function fieldOf(row: JsonRow, name: Field, settings: JsonSettings): string {
  const set = settings[name];
  if (set !== undefined) return textAt(row, set);
  const keys = new Map(Object.keys(row).map((key) => [key.toLowerCase(), key]));
  const found = USUAL[name].map((usual) => textAt(row, keys.get(usual) ?? '')).find((text) => text !== '');
  return found ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}
