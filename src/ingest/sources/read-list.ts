import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { type ListPage, type PageProblem, pageAt } from './list-page.ts';
import { NOTHING, type PagedReading, withFurther } from './read-further.ts';
import type { FetchedList, ParsedList, SourceReading, SourceRequest, Validators } from './source.ts';

/** How a kind asks for its list, and what it makes of the answer. */
interface ListReading extends PagedReading {
  /** Where the list really stands, for a page that only loads or frames it. */
  elsewhere?: (list: FetchedList, found: ParsedList) => string | null;
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

function validatorsOf({ headers }: FetchedResponse): Validators | null {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  if (!etag && !lastModified) return null;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

/** A reading that found nothing, and why (zh-CN). */
export function failed(problem: string): SourceReading {
  return { notModified: false, items: [], problems: [problem], validators: null };
}
