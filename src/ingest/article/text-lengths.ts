import type { HtmlDocument, HtmlElement, HtmlNode } from './html-document.ts';

/** How many characters of text an element holds, whitespace not counted. */
export type TextLength = (element: HtmlElement) => number;

/**
 * Measures the text of every element of a page in one pass, so that a rule can pass over large elements without
 * collecting their text; what is changed in the page afterwards is not seen.
 */
export function measureText($: HtmlDocument): TextLength {
  const lengths = new Map<HtmlNode, number>();
  const lengthOf = (node: HtmlNode) => lengths.get(node) ?? 0;
  const order: HtmlNode[] = [...$.root().toArray()];
  for (const node of order) {
    if (node.type === 'text') lengths.set(node, node.data.replace(/\s+/gu, '').length);
    if ('children' in node) order.push(...node.children);
  }
  for (const node of order.toReversed()) {
    if (node.parent) lengths.set(node.parent, lengthOf(node.parent) + lengthOf(node));
  }
  return lengthOf;
}
