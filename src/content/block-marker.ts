const ALONE = /<p(?: style="[^"]*")?>\s*\[\[([a-z0-9][a-z0-9-]{0,49})\]\]\s*<\/p>/g;
const WITHIN = /\[\[([a-z0-9][a-z0-9-]{0,49})\]\]/g;
const ONE_PARAGRAPH = /^<p>((?:(?!<\/?p[ >]).)*)<\/p>$/su;

/** A body whose markers have been replaced by wording, which wording that was, and what could not be. */
export interface Resolution {
  body: string;
  /** The HTML put in, by code. */
  used: Map<string, string>;
  unknown: string[];
  /** Blocks of several paragraphs named inside a paragraph. */
  misplaced: string[];
}

/** Rule: the codes of the blocks a body names. */
export function blocksNamed(body: string): string[] {
  return [...new Set([...body.matchAll(WITHIN)].map((match) => match[1] ?? ''))];
}

/** Rule: the wording of a block as it stands inside a paragraph, or null for one of several paragraphs. */
export function inlineForm(html: string): string | null {
  if (!html.includes('<')) return html;
  return ONE_PARAGRAPH.exec(html)?.[1] ?? null;
}

/**
 * Rule: a body with every `[[code]]` replaced by the wording of that block: a paragraph that holds nothing else gives way to
 * it whole, and inside a paragraph a wording of one paragraph stands without its own.
 */
export function resolveMarkers(body: string, wording: ReadonlyMap<string, string>): Resolution {
  const used = new Map<string, string>();
  const unknown = new Set<string>();
  const misplaced = new Set<string>();
  const put = (marker: string, code: string, html: string | null | undefined): string => {
    if (html === undefined) unknown.add(code);
    else if (html === null) misplaced.add(code);
    else if (!used.has(code)) used.set(code, inlineForm(html) ?? html);
    return html ?? marker;
  };
  const whole = body.replace(ALONE, (marker, code: string) => put(marker, code, wording.get(code)));
  const resolved = whole.replace(WITHIN, (marker, code: string) => {
    const html = wording.get(code);
    return put(marker, code, html === undefined ? undefined : inlineForm(html));
  });
  return { body: resolved, used, unknown: [...unknown], misplaced: [...misplaced] };
}
