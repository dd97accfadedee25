/** Markup that is well formed whatever stands in it. */
export interface Xml {
  readonly xml: string;
}

type Child = Xml | string | null | undefined | false;

// Code points that no XML document may hold, not even escaped (XML 1.0, §2.2), and halves of surrogate pairs.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}

/** Rule: an element; texts in it and in its attributes are escaped, attributes and children that are absent left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | null | undefined> = {},
  ...children: Child[]
): Xml {
  const stated = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const inside = children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === 'string' ? escaped(child) : child.xml));
  const opening = `<${name}${stated.join('')}`;
  return { xml: inside.length === 0 ? `${opening}/>` : `${opening}>${inside.join('')}</${name}>` };
}

/** Rule: an element that holds a text; null for no text, so that it is left out. */
export function textElement(name: string, text: string | null | undefined): Xml | null {
  return text ? element(name, {}, text) : null;
}

/** Rule: HTML as a text that stands unescaped, so that its markup is no markup of the document. */
export function htmlText(html: string): Xml {
  const text = html.replace(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>');
  return { xml: `<![CDATA[${text}]]>` };
}

/** Rule: a whole document in UTF-8. */
export function xmlDocument({ xml }: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`;
}
