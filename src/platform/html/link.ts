/** Stands for "this hub" while a relative address is read. */
const HERE = 'https://here.invalid/';

/**
 * The address a link or image of stored HTML may keep, in canonical spelling; undefined where it may keep none.
 * Relative addresses are resolved against `baseUrl`; without one only those under /media/ stay.
 */
export function safeAddress(
  given: string | undefined,
  schemes: readonly string[],
  baseUrl?: string,
): string | undefined {
  const url = addressOf(given?.trim() ?? '', baseUrl);
  if (url === undefined) return undefined;
  if (url.href.startsWith(HERE)) return url.pathname.startsWith('/media/') ? url.pathname : undefined;
  return schemes.includes(url.protocol) ? url.href : undefined;
}

/** Fragments lead nowhere, as ids are dropped; a name with a password in an address is bait. */
function addressOf(address: string, baseUrl: string | undefined): URL | undefined {
  if (address === '' || address.startsWith('#')) return undefined;
  const url = URL.parse(address, baseUrl !== undefined && URL.canParse(baseUrl) ? baseUrl : HERE);
  return url === null || url.username !== '' || url.password !== '' ? undefined : url;
}
