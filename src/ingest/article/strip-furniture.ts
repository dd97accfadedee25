import { isFurniture } from './furniture.ts';
import {
  elementsAround,
  elementsUnder,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
  nodesUnder,
  textOf,
} from './html-document.ts';
import { measureText, type TextLength } from './text-lengths.ts';
import { unspaced } from './upstream-text.ts';

/** Lines that page furniture leaves inside a text container; compared without whitespace and brackets. */
const LINE =
  /^(?:打印(?:本页|文章|正文)?|关闭(?:窗口|本页|页面)?|打印关闭(?:窗口)?|返回(?:顶部|首页|上页)?|收藏(?:本页)?|分享(?:到|至)?[:：]?|扫一扫在手机(?:打开当前页|上查看当前页面)?|微信扫一扫，?分享到朋友圈|字(?:号|体)(?:大小)?[:：]?(?:大|中|小|默认|超大|A|\+|-)*|浏览(?:次数|量)[:：]?[-\d]*次?|(?:我要)?纠错|\+1|图集|(?:上|下)一(?:篇|条)[:：]?(?:没有了|无)?|相关(?:附件|稿件|新闻|链接|文章|阅读)[:：]?|附件下载[:：]?)$/u;

const LONGEST_LINE = 60;
const PAGE_LINK = /[【[［(]?(?:\d{1,3}|上一页|下一页|首页|尾页|末页)[】\]］)]?/gu;
const NEVER_TEXT =
  /^(?:script|style|noscript|template|xml|meta|link|title|base|canvas|form|input|button|select|textarea|nav)$/u;

/**
 * Strips a text container, in place, of scripts, comments, hidden parts (readers upstream never see them, and
 * hidden links are planted that way), share and print bars, and headings of empty attachment boxes.
 */
export function stripFurniture($: HtmlDocument, body: HtmlElement): void {
  for (const node of nodesUnder(body).slice(1).filter(isNoText)) $(node).remove();
  removeHidden($, body, measureText($));
  const lengthOf = measureText($);
  for (const element of elementsUnder(body)) {
    const length = lengthOf(element);
    if (length > 0 && length <= LONGEST_LINE && isFurnitureLine(element)) $(element).remove();
  }
}

function isNoText(node: HtmlNode): boolean {
  return (
    node.type === 'comment' || node.type === 'directive' || ('name' in node && NEVER_TEXT.test(node.name))
  );
}

function removeHidden($: HtmlDocument, body: HtmlElement, lengthOf: TextLength): void {
  const hidden = elementsUnder(body).filter(
    ({ attribs }) => 'hidden' in attribs || /display\s*:\s*none/iu.test(attribs.style ?? ''),
  );
  const length = hidden.reduce((sum, element) => sum + lengthOf(element), 0);
  // A script may show the whole text later: then what is hidden is the text itself.
  if (length * 2 < lengthOf(body)) for (const element of hidden) $(element).remove();
}

function isFurnitureLine(element: HtmlElement): boolean {
  const text = unspaced(textOf(element)).replace(/[【】[\]｜|]/gu, '');
  const within = new Set(elementsUnder(element).map(({ name }) => name));
  if (text === '' || within.has('img')) return false;
  if (within.has('a') && isPager(element)) return true;
  if (LINE.test(text)) return !within.has('a') || !/^(?:相关|附件)/u.test(text);
  return isFurniture(element) && !within.has('p') && !within.has('table');
}

/** Whether an element is the row of links to the other pages of a text: 【1】【2】 下一页. In tables, numbers are data. */
function isPager(element: HtmlElement): boolean {
  if (elementsAround(element).some(({ name }) => name === 'table')) return false;
  return unspaced(textOf(element)).replace(PAGE_LINK, '') === '';
}
