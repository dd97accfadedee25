/** Elements without an end tag, or whose end tag real pages leave out: they do not nest by being left open. */
const NOT_COUNTED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|option|script|style|html|head|body)$/iu;
const DEEPEST = 1000;

/**
 * Whether a page nests its elements deeper than any reader means (real ones stay under 60). Such a page is not parsed:
 * HTML parsers take time in proportion to the depth on every tag, and hours for a megabyte of opening tags.
 */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name, selfClosed] of html.matchAll(/<(\/?)([a-z][\w:-]*)[^<>]*?(\/?)>/giu)) {
    if (NOT_COUNTED.test(name ?? '') || selfClosed === '/') continue;
    depth = end === '/' ? Math.max(depth - 1, 0) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
