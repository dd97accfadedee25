/** A passage of a revision's body: its place in the plain text as the hub counts it, and its words. */
export interface Passage {
  start: number;
  end: number;
  quote: string;
}

const BLOCKS = /^(?:P|DIV|H[1-6]|LI|UL|OL|TR|TABLE|BLOCKQUOTE|FIGURE|FIGCAPTION|BR|HR|PRE|DL|DT|DD|CAPTION)$/;

/** What parts an element from what stands before it. */
function edgeOf({ nodeName }: Node): string {
  if (BLOCKS.test(nodeName)) return '\n';
  return nodeName === 'TD' || nodeName === 'TH' ? ' ' : '';
}

/** The plain text of a piece of a page, counted as the hub counts it: one line a block, cells apart by a space. */
function plainOf(root: Node): string {
  const parts: string[] = [];
  const walk = (node: Node) => {
    const edge = edgeOf(node);
    parts.push(edge, node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '').replace(/\s/g, ' ') : '');
    for (const child of node.childNodes) walk(child);
    if (edge === '\n') parts.push(edge);
  };
  walk(root);
  const lines = parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim());
  return lines.filter(Boolean).join('\n');
}

/** The passage a reader has chosen within one block of a text, or null where nothing usable is chosen. */
export function anchorOf(sheet: HTMLElement, selection: Selection | null, html: string): Passage | null {
  const quote = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
  if (!selection || !quote || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!sheet.contains(range.commonAncestorContainer)) return null;
  const whole = new DOMParser().parseFromString(html, 'text/html').body;
  const text = plainOf(whole);
  const before = document.createRange();
  before.setStart(sheet, 0);
  before.setEnd(range.startContainer, range.startOffset);
  // The same words may stand in several places: the one nearest to where they were chosen is meant.
  const near = plainOf(before.cloneContents()).length;
  const start = nearest(text, quote, near);
  return start < 0 ? null : { start, end: start + quote.length, quote };
}

function nearest(text: string, quote: string, near: number): number {
  let best = -1;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best;
}
