import type { Article } from './article.ts';
import type { Byline } from './byline.ts';
import { elementsUnder, type HtmlElement, textOf } from './html-document.ts';
import { unspaced } from './upstream-text.ts';

const DAY_MS = 86_400_000;

/** What an editor should know about a page that was read, each as one zh-CN sentence; empty where all is well. */
export function problemsOf(
  article: Omit<Article, 'body' | 'problems'>,
  { guard, body, byline }: { guard: string | null; body: HtmlElement | null; byline: Byline },
): string[] {
  const problems = [
    guard,
    article.title === '' ? '页面上没有找到标题。' : null,
    body === null ? '页面上没有找到正文。' : null,
    article.publishedAt === null ? '页面上没有找到发布日期。' : null,
    article.origin === null ? '页面上没有找到来源。' : null,
    isPaged(body) ? '正文分成多页，只读到这一页。' : null,
    isFarApart(article, byline) ? '页面标签的发布日期与标题下的日期不一致，请核对。' : null,
    oddSiteCode(article.siteIdCode),
  ];
  return problems.filter((problem) => problem !== null);
}

function isPaged(body: HtmlElement | null): boolean {
  const numbers = (body ? elementsUnder(body, 'a') : []).map((link) => unspaced(textOf(link)));
  return ['2', '3'].every((page) => numbers.some((number) => number.replace(/[【】[\]]/gu, '') === page));
}

// Some systems put the time the page was generated into PubDate; the line under the title tells the truth.
function isFarApart({ publishedAt }: Pick<Article, 'publishedAt'>, byline: Byline): boolean {
  if (!publishedAt || !byline.publishedAt || !byline.isDateLabelled) return false;
  return Math.abs(publishedAt.at.getTime() - byline.publishedAt.at.getTime()) > DAY_MS;
}

// 10 digits, or bm and 8 digits for departments of the State Council (国办发〔2017〕47号).
function oddSiteCode(code: string | null): string | null {
  return code === null || /^(?:\d{10}|bm\d{8})$/iu.test(code)
    ? null
    : `网站标识码“${code.slice(0, 40)}”不合规范。`;
}
