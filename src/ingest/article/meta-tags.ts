import type { HtmlDocument } from './html-document.ts';
import { verbatim } from './upstream-text.ts';

const LONGEST = 5000;

/** The META tags of a page, looked up by name without regard to case. */
export interface MetaTags {
  /** The first value that is not blank, trying the names in order; null where there is none. */
  first(...names: string[]): string | null;
  /** Every distinct value that is not blank under one name, in page order. */
  all(name: string): string[];
}

/**
 * Collects the META tags of a page (《政府网站发展指引》国办发〔2017〕47号, 网页标签规范). Names vary in case
 * and repeat with different values on real pages, so nothing is overwritten.
 */
export function readMetaTags($: HtmlDocument): MetaTags {
  const values = new Map<string, string[]>();
  for (const element of $('meta[content]').toArray()) {
    const { name, property, itemprop, content } = element.attribs;
    const key = (name ?? property ?? itemprop ?? '').trim().toLowerCase();
    const value = verbatim((content ?? '').slice(0, LONGEST));
    const known = values.get(key) ?? [];
    if (key !== '' && value !== '' && !known.includes(value)) values.set(key, [...known, value]);
  }
  const all = (name: string): string[] => values.get(name.toLowerCase()) ?? [];
  return {
    all,
    first: (...names) => names.map((name) => all(name)[0]).find((value) => value !== undefined) ?? null,
  };
}
