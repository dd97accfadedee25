import {
  bodyElements,
  elementsUnder,
  type HtmlDocument,
  type HtmlElement,
  nodesUnder,
} from './html-document.ts';
import type { TextLength } from './text-lengths.ts';

/** Where known content systems put the text, most telling first (domain facts, CMS patterns). */
const CONTAINERS = [
  ...['ucapcontent', '#ucap-content'],
  ...['.trs_editor_view', '.trs_ueditor', '.trs_editor'],
  ...['#zoomcon', '#zoom', '.content_article', '.article-content', '.news_cont_d_wrap', '.info_cont'],
  ...['.pages_content', '#ivs_content', '.zwgkdetail', '.article_con', '.ccontent', '.art-con', '.hui12'],
  ...['@articlebody', '#dochtmlcon', '#detailcon', '#p-detail', '.rm_txt_con', '.article-body'],
];

const KNOWN = new Set(CONTAINERS);
const MARKERS = [
  { begin: 'ZJEG_RSS.content.begin', end: 'ZJEG_RSS.content.end' },
  { begin: 'enpcontent', end: '/enpcontent' },
];

/** The container of the text by the marks of known content systems, or null where the page bears none. */
export function knownContainer($: HtmlDocument, lengthOf: TextLength): HtmlElement | null {
  const holdsText = (element: HtmlElement) => lengthOf(element) >= 20 || bearsMedia(element);
  for (const marker of MARKERS) {
    const marked = betweenComments($, marker);
    if (marked && holdsText(marked)) return marked;
  }
  const marked = bodyElements($).flatMap((element) => marksOf(element).map((mark) => ({ element, mark })));
  for (const known of CONTAINERS) {
    const [longest] = marked
      .filter(({ mark }) => mark === known)
      .map(({ element }) => element)
      .toSorted((one, other) => lengthOf(other) - lengthOf(one));
    if (longest && holdsText(longest)) return longest;
  }
  return null;
}

/** The marks an element bears: tag, #id, .class and @itemprop, in lower case, as one system writes them both ways. */
function marksOf({ name, attribs }: HtmlElement): string[] {
  const classes = (attribs.class ?? '').split(/\s+/u).map((word) => `.${word}`);
  const marks = [name, `#${attribs.id ?? ''}`, `@${attribs.itemprop ?? ''}`, ...classes];
  return marks.map((mark) => mark.toLowerCase()).filter((mark) => KNOWN.has(mark));
}

function bearsMedia(element: HtmlElement): boolean {
  return elementsUnder(element, 'img', 'video', 'audio', 'iframe', 'a').some(
    ({ name, attribs }) => name !== 'a' || /\.pdf$|downfile\.jsp/iu.test(attribs.href ?? ''),
  );
}

/** Removes what stands before and after the marker comments in their common parent, and gives that parent. */
function betweenComments(
  $: HtmlDocument,
  { begin, end }: { begin: string; end: string },
): HtmlElement | null {
  const comments = $('body')
    .toArray()
    .flatMap(nodesUnder)
    .filter((node) => node.type === 'comment');
  const first = comments.find((node) => node.data.trim() === begin);
  const last = comments.find((node) => node.data.trim() === end && node.parent === first?.parent);
  const parent = first?.parent;
  if (!first || !last || !parent || !('attribs' in parent) || parent.name === 'body') return null;
  const [from, to] = [parent.children.indexOf(first), parent.children.indexOf(last)];
  $(parent.children.filter((_, index) => index < from || index > to)).remove();
  return parent;
}
