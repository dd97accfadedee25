import { readUpstreamDate, type UpstreamDate } from './dates.ts';
import { type HtmlDocument, type HtmlElement, nodesUnder } from './html-document.ts';
import { present } from './upstream-text.ts';

/** What the line under a title says: 发布日期, 来源, 作者. */
export interface Byline {
  publishedAt: UpstreamDate | null;
  /** Whether the date stands behind a label (发布日期：) rather than alone. */
  isDateLabelled: boolean;
  origin: string | null;
  author: string | null;
}

const REACH = 600;
const DATE_LABEL =
  /(?<!\p{Script=Han})(?:发布|发表|发稿|公开|更新|创建)?(?:日期|时间)\s*[:：]\s*(?<date>[^\n]{6,40})/gu;
const ORIGIN_LABEL =
  /(?:信息|文章|稿件|新闻)?来\s*源\s*[:：]\s*(?<origin>[^\s|｜【[（(]+(?: [^\s|｜【[（(:：]+(?![:：]))?)/gu;
const AUTHOR_LABEL = /(?:作\s*者|撰\s*稿)\s*[:：]\s*(?<author>[^\s|｜【[:：]{2,20})(?=\s|$)/gu;
const OTHER_LABEL = /^(?:发布|发表|时间|日期|作者|编辑|字号|字体|浏览|点击|阅读|访问|打印|分享|责任)/u;

/** Reads the byline of a page: the labels nearest before its text. */
export function readByline($: HtmlDocument, body: HtmlElement | null): Byline {
  const text = textBefore($, body).slice(-REACH);
  const labelled = readUpstreamDate(last(text, DATE_LABEL, 'date') ?? '');
  return {
    publishedAt: labelled ?? (body ? lastDate(text) : null),
    isDateLabelled: labelled !== null,
    origin: originOf(last(text, ORIGIN_LABEL, 'origin')),
    author: present(last(text, AUTHOR_LABEL, 'author')),
  };
}

/** The page's text from its beginning to its text container, one line a text node. */
function textBefore($: HtmlDocument, body: HtmlElement | null): string {
  const nodes = $('body').toArray().flatMap(nodesUnder);
  const before = body ? nodes.slice(0, nodes.indexOf(body)) : nodes;
  const lines = before.map((node) => (node.type === 'text' ? node.data.trim() : ''));
  return lines.filter((line) => line !== '').join('\n');
}

function last(text: string, label: RegExp, group: string): string | null {
  return [...text.matchAll(label)].at(-1)?.groups?.[group] ?? null;
}

function lastDate(text: string): UpstreamDate | null {
  const dates = text.split('\n').map((line) => (line.length < 60 ? readUpstreamDate(line) : null));
  const found = dates.filter((date) => date !== null);
  return found.findLast(({ precision }) => precision !== 'DAY') ?? found.at(-1) ?? null;
}

function originOf(text: string | null): string | null {
  const origin = present(text);
  return origin && !OTHER_LABEL.test(origin) ? origin : null;
}
