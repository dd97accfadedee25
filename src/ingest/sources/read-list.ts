import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { FetchOptions } from '../../platform/fetch/request.ts';
import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { linksInHeader } from '../websub/named-hub.ts';
import type { FetchedList, ParsedList, SourceReading, SourceRequest, Validators } from './source.ts';

/** How a kind asks for its list, and what it makes of the answer. */
interface ListReading {
  accept: string;
  parse: (list: FetchedList) => ParsedList;
  /** Where set, the list is asked for by POST with this form; POST is never conditional. */
  form?: URLSearchParams | undefined;
}

/** Fetches a list, by conditional GET where validators are known, and parses it; states what went wrong. */
export async function readList(request: SourceRequest, reading: ListReading): Promise<SourceReading> {
  const answer = await answerOf(request, reading);
  if (typeof answer === 'string') return failed(answer);
  if (answer.status === 304) return { notModified: true };
  const problem = statusProblem(answer.status);
  if (problem) return failed(problem);
  const text = answer.text();
  if (text.trim() === '') return failed('上级网站返回了空内容。');
  const { items, problems, hub } = reading.parse({
    text,
    url: answer.url || request.url,
    seenAt: serverTime(answer),
    links: linksInHeader(answer.headers.get('link')),
    settings: request.settings,
  });
  if (items.length === 0 && problems.length === 0) problems.push('没有找到任何条目。');
  const validators = items.length > 0 ? validatorsOf(answer) : null;
  return { notModified: false, items, problems, validators, hub };
}

async function answerOf(
  request: SourceRequest,
  { accept, form }: ListReading,
): Promise<FetchedResponse | string> {
  const options: FetchOptions = form
    ? {
        method: 'POST',
        body: form.toString(),
        headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      }
    : { headers: { accept, ...conditions(request.validators) } };
  try {
    return await request.fetch(request.url, options);
  } catch (error) {
    if (error instanceof FetchRefusal) return `上级来源读取失败：${error.message}`;
    throw error;
  }
}

function conditions(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

function validatorsOf({ headers }: FetchedResponse): Validators | null {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  if (!etag && !lastModified) return null;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

function statusProblem(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  // 412 and 521 are what the bot guards 瑞数 and 加速乐 answer with.
  if ([401, 403, 412, 521].includes(status)) return `上级网站拒绝访问（HTTP ${status}），可能有防爬措施。`;
  if (status === 404 || status === 410) return `上级来源的地址不存在（HTTP ${status}）。`;
  if (status === 429 || status === 503) return `上级网站繁忙（HTTP ${status}），稍后再读。`;
  return `上级网站返回错误（HTTP ${status}）。`;
}

function serverTime({ headers }: FetchedResponse): Date | undefined {
  const at = new Date(headers.get('date') ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function failed(problem: string): SourceReading {
  return { notModified: false, items: [], problems: [problem], validators: null };
}
