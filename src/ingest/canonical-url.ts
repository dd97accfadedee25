const TRACKING = /^(?:utm_\w+|spm|scm|from|isappinstalled|nsukey|wfr|bd_vid|timestamp|_t)$/iu;

/**
 * The one form under which an article's address is kept and compared: host in lower case, no default port, no
 * credentials, no fragment, no parameters that only say where a reader came from; the others sorted. The case of
 * path and values stays. Gives the text unchanged where it is no address. Applying it twice changes nothing.
 */
export function canonicalUrl(address: string): string {
  const url = URL.parse(address.trim());
  if (!url) return address;
  url.hash = '';
  url.username = '';
  url.password = '';
  // By hand, not by URLSearchParams: that would turn parameters encoded in GBK into replacement characters.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''));
  url.search = kept.length > 0 ? `?${kept.toSorted().join('&')}` : '';
  return url.href;
}
