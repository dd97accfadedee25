import type { InFurniture } from './furniture.ts';
import type { Elements, HtmlDocument, HtmlElement } from './html-document.ts';
import { unspaced } from './upstream-text.ts';

const PARAGRAPHS = 'p, td, div, section, pre, blockquote, li, font, center, h2, h3';
const PARTICULAR =
  /^(?:索引号|主题分类|信息分类|发文机关|发布机构|成文日期|标题|名称|发文字号|文号|发布日期|主题词|来源|时间)[:：]/u;
const LEAST_TEXT = 100;

/**
 * The block that holds most running text of a page whose system is not known, or null where no block holds
 * enough of it, or where it is mostly links (a list page).
 */
export function densestBlock($: HtmlDocument, inFurniture: InFurniture): Elements | null {
  const scores = new Map<HtmlElement, number>();
  for (const element of $(`body ${PARAGRAPHS.replaceAll(', ', ', body ')}`).toArray()) {
    const weight = ownWeight($, element);
    if (weight > 0 && !inFurniture(element)) addUpwards($, scores, element, weight);
  }
  const [best] = [...scores].sort(([, one], [, other]) => other - one);
  if (!best) return null;
  const block = $(best[0]);
  const text = unspaced(block.text()).length;
  const linked = unspaced(block.find('a').text()).length;
  return text >= LEAST_TEXT && linked * 2 < text ? block : null;
}

/** Running text that stands in the element itself or in its inline children, links not counted. */
function ownWeight($: HtmlDocument, element: HtmlElement): number {
  const own = $(element)
    .contents()
    .filter(
      (_, node) =>
        node.type === 'text' || (node.type === 'tag' && /^(?:span|strong|b|em|i|u|font)$/u.test(node.name)),
    );
  const text = unspaced(own.text());
  const linked = unspaced(own.find('a').text()).length;
  if (text.length - linked < 12 || PARTICULAR.test(text)) return 0;
  return text.length - linked + 10 * (text.match(/[，。；！？]/gu)?.length ?? 0);
}

// As readability does: a paragraph speaks for the block it stands in, and half as loud for the one around it.
function addUpwards(
  $: HtmlDocument,
  scores: Map<HtmlElement, number>,
  element: HtmlElement,
  weight: number,
): void {
  const inBlock = /^(?:p|pre|blockquote|li|font|center|h2|h3)$/u.test(element.name);
  const [self, outer, further] = inBlock
    ? $(element).parents().toArray()
    : [element, ...$(element).parents().toArray()];
  const shares: [HtmlElement | undefined, number][] = [
    [self, 1],
    [outer, 0.5],
    [further, 0.25],
  ];
  for (const [block, share] of shares) {
    if (block && !/^(?:body|html)$/u.test(block.name))
      scores.set(block, (scores.get(block) ?? 0) + weight * share);
  }
}
