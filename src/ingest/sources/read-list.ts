import type { FetchedResponse } from '../../platform/fetch/response.ts';
import type { ListAddress } from './further-pages.ts';
import { type ListPage, type PageProblem, type PageReading, pageAt } from './list-page.ts';
import type { FetchedList, ParsedList, SourceReading, SourceRequest, Validators } from './source.ts';

const NOTHING = '没有找到任何条目。';

/** How a kind asks for its list, and what it makes of the answer. */
interface ListReading extends PageReading {
  /** Where set, the list is asked for by POST with this form; POST is never conditional. */
  form?: URLSearchParams | undefined;
  /** Where the list really stands, for a page that only loads or frames it. */
  elsewhere?: (list: FetchedList, found: ParsedList) => string | null;
  /** The pages that follow the first one, the next first. */
  pagesAfter?: (first: { text: string } & ListAddress) => ListAddress[];
}

/**
 * Fetches a list, by conditional GET where validators are known, and parses it; states what went wrong. Where the request
 * says so, further pages are read too, until it has enough.
 */
export async function readList(request: SourceRequest, reading: ListReading): Promise<SourceReading> {
  const { url, validators: known } = request;
  const asked = await pageAt(request, reading, { url, form: reading.form, validators: known });
  if (asked === null) return { notModified: true };
  const moved = 'found' in asked ? (reading.elsewhere?.(asked.list, asked.found) ?? null) : null;
  const first = moved === null ? asked : await pageAt(request, reading, { url: moved, validators: null });
  if (first === null || 'problem' in first) return failed(problemOf(asked) ?? first?.problem ?? NOTHING);
  // What the first address says of its age says nothing of a list that stands elsewhere.
  return toldOf(
    await withFurther(request, reading, first),
    moved === null ? validatorsOf(first.answer) : null,
  );
}

/** What a page without a list says of itself helps more than that its frame could not be read. */
function problemOf(asked: ListPage | PageProblem): string | undefined {
  return 'problem' in asked ? asked.problem : asked.found.problems[0];
}

function toldOf(found: ParsedList, age: Validators | null): SourceReading {
  const { items, problems, removed } = found;
  // A hub of this kind may have nothing yet, or have taken everything back.
  const isEmpty = items.length === 0 && !removed;
  if (isEmpty && problems.length === 0) problems.push(NOTHING);
  if (isEmpty) return { notModified: false, items, problems, validators: null };
  return { notModified: false, ...found, validators: age };
}

/** The items of the first page and, while the request wants more, of those that follow; one that cannot be read is stated. */
async function withFurther(
  request: SourceRequest,
  reading: ListReading,
  { list, found }: ListPage,
): Promise<ParsedList> {
  const address = { url: list.url, form: reading.form };
  const whole: ParsedList = { ...found, items: [...found.items], problems: [...found.problems] };
  let latest = found.items;
  const further = request.wantsMore ? (reading.pagesAfter?.({ text: list.text, ...address }) ?? []) : [];
  for (const [index, next] of further.entries()) {
    if (latest.length === 0 || !(await request.wantsMore?.(latest))) break;
    const page = await pageAt(request, reading, { ...next, validators: null });
    if (page === null || 'problem' in page) return lackingPage(whole, index + 2, page);
    const seen = new Set(whole.items.map((item) => item.url));
    latest = page.found.items.filter((item) => !seen.has(item.url));
    whole.items.push(...latest);
  }
  return whole;
}

/** A page that the upstream says it has not ends a list; any other that cannot be had is owed. */
function lackingPage(whole: ParsedList, number: number, page: PageProblem | null): ParsedList {
  if (page?.absent) return whole;
  const problem = `第${number}页读取失败：${page?.problem ?? NOTHING}`;
  return { ...whole, problems: [...whole.problems, problem], lacking: { problem, again: true } };
}

function validatorsOf({ headers }: FetchedResponse): Validators | null {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  if (!etag && !lastModified) return null;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

/** A reading that found nothing, and why (zh-CN). */
export function failed(problem: string): SourceReading {
  return { notModified: false, items: [], problems: [problem], validators: null };
}
