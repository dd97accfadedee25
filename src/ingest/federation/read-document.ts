import type { Context } from '../../identity/context.ts';
import type { FetchedResponse } from '../../platform/fetch/response.ts';
import type { Feed } from '../feed.ts';
import { bodyOf } from '../listed-fields.ts';
import { mayReadPage } from '../page-address.ts';
import type { PageReading } from '../page-reading.ts';
import { LONGEST_WAIT_MS } from '../sources/index.ts';
import type { UpstreamItem } from '../upstream-item.ts';
import { UpstreamItemState } from '../upstream-item-state.ts';
import { statedDocument, statedReason } from './stated-document.ts';

/** The longest text that is kept, with its escapes and its particulars. */
const BOUNDS = { maxBytes: 8 * 1024 * 1024, timeoutMs: LONGEST_WAIT_MS };

/** Fetches and reads the document of an item that another hub of this kind states; stores nothing. What was withdrawn there says so at once. */
export async function readDocument(
  ctx: Context,
  feed: Feed,
  { item, document }: { item: UpstreamItem; document: string },
  signal: AbortSignal,
): Promise<PageReading> {
  if (!mayReadPage(feed, document)) return unreadable('上级平台给出的原文地址不在其网站上，未读取。');
  const etag = item.state === UpstreamItemState.READ ? item.validators?.etag : undefined;
  const headers = { accept: 'application/feed+json', ...(etag ? { 'if-none-match': etag } : {}) };
  return readAnswer(await ctx.fetch(document, { headers, ...BOUNDS, signal }), item);
}

function readAnswer(answer: FetchedResponse, { url }: UpstreamItem): PageReading {
  if (answer.status === 304) return { outcome: 'unchanged' };
  if (answer.status === 410) return { outcome: 'gone', problem: withdrawnSentence(answer), isStated: true };
  if (answer.status !== 200) return unreadable(`上级平台返回错误（HTTP ${answer.status}）。`);
  const read = statedDocument(answer.json());
  const body = read && bodyOf(read.article.body, url);
  if (!read || !body) return unreadable('上级平台给出的原文不完整，未能读取。');
  const etag = answer.headers.get('etag');
  return { outcome: 'read', ...read, body, bytes: answer.bytes, validators: etag ? { etag } : null };
}

function withdrawnSentence(answer: FetchedResponse): string {
  const reason = statedReason(answer.json());
  return reason ? `上级已撤稿：${reason}` : '上级已撤稿。';
}

function unreadable(problem: string): PageReading {
  return { outcome: 'unreadable', problem };
}
