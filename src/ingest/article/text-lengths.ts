import { type HtmlDocument, type HtmlElement, type HtmlNode, nodesUnder } from './html-document.ts';

/** How many characters of text an element holds, whitespace not counted. */
export type TextLength = (element: HtmlElement) => number;

/**
 * Measures the text of every element of a page in one pass, so that a rule can pass over large elements without
 * collecting their text; what is changed in the page afterwards is not seen.
 */
export function measureText($: HtmlDocument): TextLength {
  const lengths = new Map<HtmlNode, number>();
  const lengthOf = (node: HtmlNode) => lengths.get(node) ?? 0;
  const nodes = $.root().toArray().flatMap(nodesUnder);
  for (const node of nodes.toReversed()) {
    if (node.type === 'text') lengths.set(node, node.data.replace(/\s+/gu, '').length);
    if (node.parent) lengths.set(node.parent, lengthOf(node.parent) + lengthOf(node));
  }
  return lengthOf;
}
