/** As Weibo's own counting finds addresses; host names with a hyphen are none to it. */
const URLS = /https?:\/\/[a-z0-9]+(?:\.[a-z0-9]+)+[-A-Z0-9$.+!_*()/,:;@&=?~#%]*/gi;
const SHORT = /^http:\/\/t\.cn/;
const OWN = /^http:\/\/weibo\.(?:com|cn)/;

/** Bytes a shortened address counts as, those of an own one that is left as it is, and those of the longest one that is shortened. */
const [SHORTENED, OWN_SHORT, LONGEST] = [20, 41, 140];

/** UTF-16 units, those beyond U+0080 twice. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x80) bytes += 1;
  return bytes;
}

function bytesOfUrl(url: string): number {
  const bytes = bytesOf(url);
  if (OWN.test(url) && bytes <= OWN_SHORT) return bytes;
  return bytes <= LONGEST ? SHORTENED : bytes - LONGEST + SHORTENED;
}

/**
 * Rule: the length of a text as Weibo counts it, in 汉字: half the bytes, rounded up, an address counting as 10 once it
 * is shortened (and one of t.cn as it stands), an emoji as 2.
 */
export function weiboLength(text: string): number {
  let rest = text;
  let shortened = 0;
  for (const [url] of text.matchAll(URLS)) {
    if (SHORT.test(url)) continue;
    shortened += bytesOfUrl(url);
    rest = rest.replace(url, () => '');
  }
  return text.trim() === '' ? 0 : Math.ceil((shortened + bytesOf(rest)) / 2);
}
