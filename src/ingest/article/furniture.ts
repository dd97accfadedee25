import { bodyElements, elementsAround, type HtmlDocument, type HtmlElement } from './html-document.ts';
import type { TextLength } from './text-lengths.ts';

/** Class and id words that mark the furniture of a page: what stands around a text, not in it. */
const FURNITURE =
  /(?:^|[\s_-])(?:top_?nav|nav\w*|menu\w*|header|footer|foot\w*|side_?bar|crumbs?|bread\w*|location|share\w*|bdshare\w*|social-share|comments?|recommend\w*|related?|relation|xg(?:xw|wz|gj)|copyright|search\w*|toolbar|pagination|login|qr_?code|ewm|jiucuo)(?:$|[\s_-])/iu;

/** Tells whether an element of one page stands in its furniture. */
export type InFurniture = (element: HtmlElement) => boolean;

/**
 * Finds the furniture of a page by class, id and tag. A wrapper around half of the page's text is none, whatever its
 * class says, unless it is plainly the foot of the page.
 */
export function furnitureOf($: HtmlDocument, lengthOf: TextLength): InFurniture {
  const [whole] = $('body').toArray();
  const half = whole ? lengthOf(whole) / 2 : 0;
  const roots = new Set(
    bodyElements($).filter((each) => isFurniture(each) && (lengthOf(each) < half || isFoot(each))),
  );
  return (element) => [element, ...elementsAround(element)].some((each) => roots.has(each));
}

/** Whether an element is furniture by its tag, class or id. */
export function isFurniture({ name, attribs }: HtmlElement): boolean {
  if (/^(?:nav|header|footer|aside|form)$/u.test(name)) return true;
  return FURNITURE.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}

function isFoot({ name, attribs }: HtmlElement): boolean {
  return name === 'footer' || /(?:^|\s)(?:footer|copyright)(?:$|\s)/iu.test(attribs.class ?? '');
}
