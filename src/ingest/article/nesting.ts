/** Elements without an end tag, or whose end tag real pages leave out: they do not nest by being left open. */
const NOT_COUNTED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|option|script|style|html|head|body)$/iu;
const DEEPEST = 1000;
const MOST_TAGS = 40_000;
const LONG_TAG = 10_000;
const MOST_ATTRIBUTES = 500;

/**
 * Whether a page nests its elements deeper than any reader means (real ones stay under 60), or has more tags or attributes
 * than any real one. Such a page is not parsed: HTML parsers take time in proportion to the depth on every tag, and hours
 * for a megabyte of opening tags.
 */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  let tags = 0;
  for (const [tag, end, name, selfClosed] of html.matchAll(/<(\/?)([a-z][\w:-]*)[^<>]*?(\/?)>/giu)) {
    tags += 1;
    if (tags > MOST_TAGS || hasTooManyAttributes(tag)) return true;
    depth = selfClosed === '/' ? depth : depthAfter(depth, name ?? '', end === '/');
    if (depth > DEEPEST) return true;
  }
  return false;
}

function depthAfter(depth: number, name: string, closes: boolean): number {
  if (NOT_COUNTED.test(name)) return depth;
  return closes ? Math.max(depth - 1, 0) : depth + 1;
}

function hasTooManyAttributes(tag: string): boolean {
  return tag.length > LONG_TAG && (tag.match(/\s[^\s=]+=/gu)?.length ?? 0) > MOST_ATTRIBUTES;
}
