import type { DocumentTable } from './document-table.ts';
import type { InFurniture } from './furniture.ts';
import { elementsUnder, type HtmlDocument, type HtmlElement, textOf } from './html-document.ts';
import type { MetaTags } from './meta-tags.ts';
import { mainPart, siteNamesIn } from './page-title.ts';
import type { TextLength } from './text-lengths.ts';
import { present, unspaced, verbatim } from './upstream-text.ts';

/** What is known of a page before its title is read. */
interface TitleSurroundings {
  table: DocumentTable;
  body: HtmlElement | null;
  inFurniture: InFurniture;
  lengthOf: TextLength;
}

const LONGEST = 300;

/**
 * The title of a page, in the order of trust: ArticleTitle; 标题 in the table of particulars; the heading that the
 * page's own <title> repeats; a heading in or around the text where <title> only names site and column; <title>
 * without those names; any first heading. Empty where there is none.
 */
export function readTitle($: HtmlDocument, meta: MetaTags, around: TitleSurroundings): string {
  const stated = meta.first('ArticleTitle') ?? present($('ucaptitle').first().text()) ?? around.table.title;
  if (stated) return withoutMarkup(stated);
  const names = siteNamesIn(meta);
  const pageTitle = withoutMarkup($('title').first().text().slice(0, LONGEST));
  const part = mainPart(pageTitle, names);
  const heading = () => firstHeading($, names, around);
  const repeated = repeatedHeading($, unspaced(pageTitle), { names, lengthOf: around.lengthOf });
  return repeated ?? (part.isName ? heading() : null) ?? (part.text || (heading() ?? ''));
}

function repeatedHeading(
  $: HtmlDocument,
  pageTitle: string,
  { names, lengthOf }: { names: string[]; lengthOf: TextLength },
): string | null {
  const headings = $('h1, h2, h3, h4, [class*="title" i], [id*="title" i], [id="ti"]')
    .toArray()
    .filter((element) => lengthOf(element) >= 4 && lengthOf(element) <= LONGEST)
    .map((element) => verbatim(textOf(element)))
    .filter((text) => pageTitle.includes(unspaced(text)) && !names.includes(text));
  return headings.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

function firstHeading(
  $: HtmlDocument,
  names: string[],
  { body, inFurniture, lengthOf }: TitleSurroundings,
): string | null {
  const isTitle = (element: HtmlElement) => {
    if (lengthOf(element) < 4 || lengthOf(element) > LONGEST || inFurniture(element)) return false;
    const text = verbatim(textOf(element));
    return !names.includes(text) && !/位置|首页|网站$/u.test(text);
  };
  const heading = [...(body ? elementsUnder(body, 'h1') : []), ...$(body ? 'h1, h2' : 'h1').toArray()].find(
    isTitle,
  );
  return heading ? verbatim(textOf(heading)) : null;
}

function withoutMarkup(text: string): string {
  return verbatim(text.replace(/<br\s*\/?>/giu, ' ').replace(/<\/?[a-z][^<>]*>/giu, ''));
}
