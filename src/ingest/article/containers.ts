import type { Elements, HtmlDocument } from './html-document.ts';
import type { TextLength } from './text-lengths.ts';
import { unspaced } from './upstream-text.ts';

/** Where known content systems put the text, most telling first (domain facts, CMS patterns). */
const CONTAINERS = [
  ...['ucapcontent', '#ucap-content'],
  ...['.trs_editor_view', '.trs_ueditor', '.trs_editor'],
  ...['#zoomcon', '#zoom', '.content_article', '.article-content', '.news_cont_d_wrap', '.info_cont'],
  ...['.pages_content', '#ivs_content', '.zwgkdetail', '.article_con', '.ccontent', '.art-con', '.hui12'],
  ...['[itemprop=articleBody]', '#dochtmlcon', '#detailcon', '#p-detail', '.rm_txt_con', '.article-body'],
].map(withoutCase);

const MARKERS = [
  { begin: 'ZJEG_RSS.content.begin', end: 'ZJEG_RSS.content.end' },
  { begin: 'enpcontent', end: '/enpcontent' },
];

/** The container of the text by the marks of known content systems, or null where the page bears none. */
export function knownContainer($: HtmlDocument, lengthOf: TextLength): Elements | null {
  for (const marker of MARKERS) {
    const marked = betweenComments($, marker);
    if (marked) return marked;
  }
  for (const selector of CONTAINERS) {
    const [longest] = $.root()
      .find(selector)
      .toArray()
      .map((element) => ({ element: $(element), length: lengthOf(element) }))
      .sort((one, other) => other.length - one.length);
    if (longest && (longest.length >= 20 || bearsMedia(longest.element))) return longest.element;
  }
  return null;
}

// Pages in standards mode compare class and id with regard to case, but the same system writes them both ways.
function withoutCase(selector: string): string {
  const value = selector.slice(1);
  if (selector.startsWith('#')) return `[id="${value}" i]`;
  return selector.startsWith('.') ? `[class~="${value}" i]` : selector;
}

function bearsMedia(element: Elements): boolean {
  return (
    element.find('img[src], video, audio, iframe, a[href$=".pdf" i], a[href*="downfile.jsp"]').length > 0
  );
}

/** Removes what stands before and after the marker comments in their common parent, and gives that parent. */
function betweenComments($: HtmlDocument, { begin, end }: { begin: string; end: string }): Elements | null {
  const comments = $('body, body *')
    .contents()
    .filter((_, node) => node.type === 'comment')
    .toArray();
  const dataOf = (node: (typeof comments)[number]) => ('data' in node ? String(node.data).trim() : '');
  const first = comments.find((node) => dataOf(node) === begin);
  const last = comments.find((node) => dataOf(node) === end && node.parent === first?.parent);
  if (!first || !last) return null;
  const parent = $(first).parent();
  if (parent.is('body, html')) return null;
  const nodes = parent.contents().toArray();
  const [from, to] = [nodes.indexOf(first), nodes.indexOf(last)];
  $(nodes.filter((_, index) => index < from || index > to)).remove();
  return unspaced(parent.text()).length >= 20 || bearsMedia(parent) ? parent : null;
}
