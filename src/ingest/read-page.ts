import type { Context } from '../identity/context.ts';
import { FetchRefusal } from '../platform/fetch/fetch-refusal.ts';
import type { FetchedResponse } from '../platform/fetch/response.ts';
import { readArticle } from './article/read-article.ts';
import { readDocument } from './federation/read-document.ts';
import type { Feed, Validators } from './feed.ts';
import { fetchProblem } from './fetch-problem.ts';
import { bodyOf } from './listed-fields.ts';
import { mayReadPage } from './page-address.ts';
import type { PageReading } from './page-reading.ts';
import { LARGEST_PAGE, LONGEST_WAIT_MS } from './sources/index.ts';
import { type UpstreamItem } from './upstream-item.ts';
import { UpstreamItemState } from './upstream-item-state.ts';

const PAGE_BOUNDS = { maxBytes: LARGEST_PAGE, timeoutMs: LONGEST_WAIT_MS };
const ACCEPT = 'text/html, application/xhtml+xml, */*;q=0.5';

/** Fetches and reads the page of an item, or its document where another hub states one, by conditional GET where it was read before; stores nothing. */
export async function readPage(
  ctx: Context,
  feed: Feed,
  item: UpstreamItem,
  signal: AbortSignal,
): Promise<PageReading> {
  const { documentUrl: document } = item;
  try {
    if (document) return await readDocument(ctx, feed, { item, document }, signal);
    return await readWebPage(ctx, feed, item, signal);
  } catch (error) {
    if (error instanceof FetchRefusal) return unreadable(`上级页面读取失败：${fetchProblem(error)}`);
    ctx.log.error({ err: error, item: item.id }, 'a page failed in an unforeseen way');
    return unreadable('读取页面时发生内部错误，已记录。');
  }
}

async function readWebPage(
  ctx: Context,
  feed: Feed,
  item: UpstreamItem,
  signal: AbortSignal,
): Promise<PageReading> {
  if (!mayReadPage(feed, item.url)) return OFF_SITE;
  const wasRead = item.state === UpstreamItemState.READ;
  const headers = { accept: ACCEPT, ...(wasRead ? conditions(item.validators) : {}) };
  return readAnswer(await ctx.fetch(item.url, { headers, ...PAGE_BOUNDS, signal }), feed, item.url);
}

const OFF_SITE: PageReading = { outcome: 'link', problem: '链接不在上级网站上，只保留链接，未读取正文。' };

function readAnswer(answer: FetchedResponse, feed: Feed, asked: string): PageReading {
  if (answer.status === 304) return { outcome: 'unchanged' };
  if (answer.status < 200 || answer.status >= 300) return refused(answer.status);
  if (!mayReadPage(feed, answer.url)) return OFF_SITE;
  if (isHome(answer.url) && !isHome(asked))
    return { outcome: 'gone', problem: '上级页面已跳转到网站首页，原文可能已撤下。' };
  if (!isPage(answer)) return { outcome: 'link', problem: '链接是文件，不是网页，未读取正文。' };
  const article = readArticle(answer.text(), answer.url);
  const body = bodyOf(article.body, answer.url);
  if (body === null)
    return { ...unreadable(article.problems.join('') || '正文为空或过长，未能保存。'), textless: true };
  return { outcome: 'read', article, body, bytes: answer.bytes, validators: validatorsOf(answer) };
}

function refused(status: number): PageReading {
  const problem = `上级页面返回错误（HTTP ${status}）。`;
  return { outcome: status === 404 || status === 410 ? 'gone' : 'unreadable', problem };
}

function unreadable(problem: string): Extract<PageReading, { outcome: 'unreadable' }> {
  return { outcome: 'unreadable', problem };
}

function isHome(address: string): boolean {
  return /^\/(?:index\.\w+)?$/u.test(new URL(address).pathname);
}

function isPage({ headers }: FetchedResponse): boolean {
  const type = headers.get('content-type') ?? '';
  return type === '' || /html|xml|text\/plain/iu.test(type);
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
