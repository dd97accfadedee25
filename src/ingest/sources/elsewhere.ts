import { isSameSite } from '../article/canonical-address.ts';
import { absoluteUrl, baseUrlOf, parseHtml } from '../article/html-document.ts';
import { isTooDeep } from '../article/nesting.ts';

/**
 * Rule: the address where the list of a column page really stands, where a script of the page loads it (Hanweb
 * buildstatic: `url` and `querydata`); null where the page says of no such place on its own site.
 */
export function listOfScript(text: string, url: string): string | null {
  if (!/buildstatic/iu.test(text) || isTooDeep(text)) return null;
  const $ = parseHtml(text);
  const scripts = $('script[url]').toArray();
  const script = scripts.find(({ attribs }) => attribs.parsetype?.toLowerCase() === 'buildstatic');
  const address = absoluteUrl(script?.attribs.url ?? '', baseUrlOf($, url));
  if (!address || !isSameSite(address, url)) return null;
  const list = new URL(address);
  for (const [name, value] of Object.entries(queryOf(script?.attribs.querydata ?? ''))) {
    list.searchParams.set(name, String(value));
  }
  return list.href;
}

/** Rule: the frame in which a column page shows its list, on its own site; null without one. */
export function listInFrame(text: string, url: string): string | null {
  if (!/<iframe/iu.test(text) || isTooDeep(text)) return null;
  const $ = parseHtml(text);
  const frames = $('iframe[src]').toArray();
  const addresses = frames.map(({ attribs }) => absoluteUrl(attribs.src ?? '', baseUrlOf($, url)));
  return addresses.find((address) => address !== null && isSameSite(address, url)) ?? null;
}

/** The parameters in an attribute, as JSON with single quotes. */
function queryOf(text: string): Record<string, unknown> {
  try {
    const query: unknown = JSON.parse(text.replaceAll("'", '"'));
    return typeof query === 'object' && query !== null && !Array.isArray(query) ? { ...query } : {};
  } catch {
    return {};
  }
}
