import type { Elements, HtmlDocument, HtmlElement } from './html-document.ts';
import { measureText, type TextLength } from './text-lengths.ts';
import { unspaced } from './upstream-text.ts';

/** Class and id words that mark the furniture of a page: what stands around a text, not in it. */
const FURNITURE =
  /(?:^|[\s_-])(?:top_?nav|nav\w*|menu\w*|header|footer|foot\w*|side_?bar|crumbs?|bread\w*|location|share\w*|bdshare\w*|social-share|comments?|recommend\w*|related?|relation|xg(?:xw|wz|gj)|copyright|search\w*|toolbar|pagination|login|qr_?code|ewm|jiucuo)(?:$|[\s_-])/iu;

/** Lines that page furniture leaves inside a text container; compared without whitespace and brackets. */
const FURNITURE_LINE =
  /^(?:打印(?:本页|文章|正文)?|关闭(?:窗口|本页|页面)?|打印关闭|返回(?:顶部|首页|上页)?|收藏(?:本页)?|分享(?:到|至)?[:：]?|扫一扫在手机(?:打开当前页|上查看当前页面)?|微信扫一扫，?分享到朋友圈|字(?:号|体)(?:大小)?[:：]?(?:大|中|小|默认|超大|A|\+|-|\||【|】)*|浏览(?:次数|量)[:：]?[-\d]*次?|(?:我要)?纠错|\+1|图集|(?:上|下)一(?:篇|条)[:：]?(?:没有了|无)?|相关(?:附件|稿件|新闻|链接|文章|阅读)[:：]?|附件下载[:：]?)$/u;

const LONGEST_LINE = 60;
const PAGE_LINK = /[【[［(]?(?:\d{1,3}|上一页|下一页|首页|尾页|末页)[】\]］)]?/gu;

const NEVER_TEXT =
  'script, style, noscript, template, xml, meta, link, title, base, canvas, form, input, button, select, textarea, nav';

/** Tells whether an element of one page stands in its furniture. */
export type InFurniture = (element: HtmlElement) => boolean;

/** Finds the furniture of a page by class, id and tag; a wrapper around half of the page's text is none. */
export function furnitureOf($: HtmlDocument, lengthOf: TextLength): InFurniture {
  const [whole] = $('body').toArray();
  const half = whole ? lengthOf(whole) / 2 : 0;
  const found = $('body *')
    .toArray()
    .filter((element) => isFurniture(element) && lengthOf(element) < half);
  const roots = new Set(found);
  return (element) => [element, ...$(element).parents().toArray()].some((each) => roots.has(each));
}

function isFurniture({ name, attribs }: HtmlElement): boolean {
  if (/^(?:nav|header|footer|aside|form)$/u.test(name)) return true;
  return FURNITURE.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}

/**
 * Strips a text container, in place, of scripts, comments, hidden parts (readers upstream never see them, and
 * hidden links are planted that way), share and print bars, and headings of empty attachment boxes.
 */
export function stripFurniture($: HtmlDocument, body: Elements): void {
  body.find(NEVER_TEXT).remove();
  body
    .find('*')
    .add(body)
    .contents()
    .filter((_, node) => node.type === 'comment' || node.type === 'directive')
    .remove();
  removeHidden(body);
  const lengthOf = measureText($);
  for (const element of body.find('*').toArray()) {
    if (lengthOf(element) <= LONGEST_LINE && isFurnitureLine($(element))) $(element).remove();
  }
}

function removeHidden(body: Elements): void {
  const hidden = body.find('[style*="display" i], [hidden]').filter((_, { attribs }) => {
    return 'hidden' in attribs || /display\s*:\s*none/iu.test(attribs.style ?? '');
  });
  // A script may show the whole text later: then what is hidden is the text itself.
  if (unspaced(hidden.text()).length * 2 < unspaced(body.text()).length) hidden.remove();
}

function isFurnitureLine(element: Elements): boolean {
  const text = unspaced(element.text()).replace(/[【】[\]｜|]/gu, '');
  if (text === '' || element.find('img').length > 0) return false;
  if (isPager(element)) return true;
  if (FURNITURE_LINE.test(text)) return element.find('a[href]').length === 0 || !/^(?:相关|附件)/u.test(text);
  const [self] = element.toArray();
  return self !== undefined && isFurniture(self) && element.find('p, table').length === 0;
}

/** Whether an element is the row of links to the other pages of a text: 【1】【2】 下一页. */
function isPager(element: Elements): boolean {
  const links = element.find('a[href]');
  if (links.length === 0 || element.closest('table').length > 0) return false;
  return unspaced(element.text()).replace(PAGE_LINK, '') === '';
}
