import { isUtf8 } from 'node:buffer';
import { FetchRefusal } from './fetch-refusal.ts';

/** One hop of a request: what is sent where. Header names are in lower case. */
export interface Hop {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Headers that say nothing about who asks; only these cross to another origin. */
const IMPERSONAL = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'range',
  'user-agent',
]);

/** Reads an address a request may go to: absolute http or https, no user name or password; refuses BAD_URL else. */
export function parseTarget(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (url === null) throw new FetchRefusal('BAD_URL', 'not an address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchRefusal('BAD_URL', `the scheme ${url.protocol} is not http or https`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchRefusal('BAD_URL', `the address of ${url.host} carries a user name or password`);
  }
  return url;
}

/**
 * The hop a redirect leads to (RFC 9110 §15.4): 303 becomes GET, POST turns to GET on 301 and 302, 307 and 308 repeat
 * the request; another origin gets impersonal headers only. Undefined where the answer is no redirect.
 */
export function nextHop(hop: Hop, status: number, location: string | undefined): Hop | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const url = parseTarget(unmangled(location), hop.url);
  if (url.hash === '') url.hash = hop.url.hash;
  const sameOrigin = url.origin === hop.url.origin;
  const bodiless = becomesGet(status, hop.method);
  const kept = Object.entries(hop.headers).filter(
    ([name]) => (sameOrigin || IMPERSONAL.has(name)) && !(bodiless && name.startsWith('content-')),
  );
  const headers = Object.fromEntries(kept);
  return bodiless ? { url, method: 'GET', headers } : { ...hop, url, headers };
}

function becomesGet(status: number, method: string): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

/** Servers send raw UTF-8 in Location, which HTTP hands over as Latin-1. */
function unmangled(location: string): string {
  const bytes = Buffer.from(location, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : location;
}
