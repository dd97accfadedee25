import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { FetchOptions } from '../../platform/fetch/request.ts';
import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { fetchProblem } from '../fetch-problem.ts';
import { linksInHeader } from '../websub/named-hub.ts';
import { LARGEST_PAGE, LONGEST_WAIT_MS } from './bounds.ts';
import type { ListAddress } from './further-pages.ts';
import type { FetchedList, ParsedList, SourceRequest, Validators } from './source.ts';

/** How a kind asks for a page of its list, and what it makes of the answer. */
export interface PageReading {
  accept: string;
  parse: (list: FetchedList) => ParsedList;
}

/** A page of a list as it was fetched and parsed. */
export interface ListPage {
  answer: FetchedResponse;
  list: FetchedList;
  found: ParsedList;
}

/** Why a page of a list cannot be had, in zh-CN; `absent`: the upstream says that there is no such page. */
export interface PageProblem {
  problem: string;
  absent: boolean;
}

/** A page of a list; null where it has not changed. */
export async function pageAt(
  request: SourceRequest,
  { accept, parse }: PageReading,
  address: ListAddress & { validators: Validators | null },
): Promise<ListPage | PageProblem | null> {
  const answer = await answerOf(request, accept, address);
  if (typeof answer === 'string') return { problem: answer, absent: false };
  if (answer.status === 304) return null;
  const problem = statusProblem(answer.status);
  if (problem) return { problem, absent: answer.status === 404 || answer.status === 410 };
  const text = answer.text();
  if (text.trim() === '') return { problem: '上级网站返回了空内容。', absent: false };
  const list: FetchedList = {
    text,
    url: answer.url || address.url,
    seenAt: serverTime(answer),
    links: linksInHeader(answer.headers.get('link')),
    settings: request.settings,
  };
  return { answer, list, found: parse(list) };
}

async function answerOf(
  { fetch }: SourceRequest,
  accept: string,
  { url, form, validators }: ListAddress & { validators: Validators | null },
): Promise<FetchedResponse | string> {
  const options: FetchOptions = form
    ? {
        method: 'POST',
        body: form.toString(),
        headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      }
    : { headers: { accept, ...conditions(validators) } };
  try {
    return await fetch(url, { ...options, maxBytes: LARGEST_PAGE, timeoutMs: LONGEST_WAIT_MS });
  } catch (error) {
    if (error instanceof FetchRefusal) return `上级来源读取失败：${fetchProblem(error)}`;
    throw error;
  }
}

function conditions(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
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
