import type { InFurniture } from './furniture.ts';
import {
  bodyElements,
  elementsAround,
  elementsUnder,
  type HtmlDocument,
  type HtmlElement,
} from './html-document.ts';
import type { TextLength } from './text-lengths.ts';
import { unspaced } from './upstream-text.ts';

const PARAGRAPH = /^(?:p|td|div|section|pre|blockquote|li|font|center|h2|h3)$/u;
const PARTICULAR =
  /^(?:索引号|主题分类|信息分类|发文机关|发布机构|成文日期|标题|名称|发文字号|文号|发布日期|主题词|来源|时间)[:：]/u;
const INLINE = /^(?:span|strong|b|em|i|u|font)$/u;
const LEAST_TEXT = 100;

/**
 * The block that holds most running text of a page whose system is not known, or null where no block holds
 * enough of it, or where it is mostly links (a list page).
 */
export function densestBlock(
  $: HtmlDocument,
  inFurniture: InFurniture,
  lengthOf: TextLength,
): HtmlElement | null {
  const scores = new Map<HtmlElement, number>();
  for (const element of bodyElements($)) {
    const weight = PARAGRAPH.test(element.name) ? ownWeight(element) : 0;
    if (weight > 0 && !inFurniture(element)) addUpwards(scores, element, weight);
  }
  const [block] = [...scores].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  if (!block) return null;
  const linked = elementsUnder(block, 'a').reduce((sum, link) => sum + lengthOf(link), 0);
  return lengthOf(block) >= LEAST_TEXT && linked * 2 < lengthOf(block) ? block : null;
}

/** Running text that stands in the element itself or in its inline children, links not counted. */
function ownWeight(element: HtmlElement): number {
  const text = unspaced(inlineText(element));
  if (text.length < 12 || PARTICULAR.test(text)) return 0;
  return text.length + 10 * (text.match(/[，。；！？]/gu)?.length ?? 0);
}

function inlineText(element: HtmlElement): string {
  const texts = element.children.map((child) => {
    if (child.type === 'text') return child.data;
    return child.type === 'tag' && INLINE.test(child.name) ? inlineText(child) : '';
  });
  return texts.join('');
}

// As readability does: a paragraph speaks for the block it stands in, and half as loud for the one around it.
function addUpwards(scores: Map<HtmlElement, number>, element: HtmlElement, weight: number): void {
  const isBlock = /^(?:td|div|section)$/u.test(element.name);
  const blocks = isBlock ? [element, ...elementsAround(element)] : elementsAround(element);
  for (const [step, block] of blocks.slice(0, 3).entries()) {
    scores.set(block, (scores.get(block) ?? 0) + weight / 2 ** step);
  }
}
