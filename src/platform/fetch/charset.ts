import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Charset declarations stand in the first bytes of a page; longer preambles are not searched. */
const PROLOGUE_BYTES = 8192;

/** Broken UTF-8 is still UTF-8 if this many good multi-byte characters stand against each bad one. */
const GOOD_PER_BAD = 50;

const WESTERN = /^(?:iso-?8859-?15?|latin-?1|windows-1252|cp1252|us-ascii|ascii)$/;

/** Chinese charsets, each read by the superset that real pages use under its name. */
const CHINESE: Record<string, string> = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5-hkscs',
  'big5-hkscs': 'big5-hkscs',
  'x-x-big5': 'big5-hkscs',
  'cn-big5': 'big5-hkscs',
};

/**
 * Decodes the bytes of a page, feed or text (law 11): by byte order mark; then as UTF-8 where that is valid, whatever
 * is declared; then by the charset declared in the Content-Type header, a meta tag or an XML declaration, unless that is a
 * Western one and the bytes are not; then as GB18030.
 * Bytes a charset cannot read become U+FFFD. Text in UTF-8 that was cut or spoilt in a few places stays UTF-8.
 */
export function decodeText(bytes: Uint8Array, contentType?: string): string {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return new TextDecoder(mark).decode(bytes);
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  if (isUtf8(bytes)) return utf8.decode(bytes);
  const declared = declaredCharsets(bytes, contentType);
  const lossy = utf8.decode(bytes);
  const isDeclaredUtf8 = declared.some((label) => label === 'utf-8' || label === 'utf8');
  if (isMostlyReadable(lossy, isDeclaredUtf8 ? 1 : GOOD_PER_BAD)) return lossy;
  for (const label of declared) {
    const text = decodeAs(bytes, label);
    if (text !== undefined) return text;
  }
  return iconv.decode(bufferOf(bytes), 'gb18030');
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function declaredCharsets(bytes: Uint8Array, contentType = ''): string[] {
  const prologue = bufferOf(bytes.subarray(0, PROLOGUE_BYTES)).toString('latin1');
  const found = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType),
    /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(prologue),
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(prologue),
  ];
  return found.map((match) => match?.[1]?.toLowerCase()).filter((label) => label !== undefined);
}

function isMostlyReadable(lossy: string, goodPerBad: number): boolean {
  const bad = lossy.match(/\uFFFD/g)?.length ?? 0;
  const good = lossy.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return good >= bad * goodPerBad;
}

/** Labels outside the closed lists are ignored: iconv-lite also answers to `hex`, `base64` and `utf-7`. */
function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  const chinese = Object.hasOwn(CHINESE, label) ? CHINESE[label] : undefined;
  if (chinese !== undefined) return iconv.decode(bufferOf(bytes), chinese);
  // Western names are what a server says that was never told: Chinese bytes come in pairs, those of accents alone.
  if (WESTERN.test(label) && isPaired(bytes)) return undefined;
  // A page that declares UTF-8 (or a UTF-16 that its own bytes would contradict) and is not, has lied.
  if (/^utf-?(8|16)/.test(label)) return undefined;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}

function isPaired(bytes: Uint8Array): boolean {
  const text = bufferOf(bytes).toString('latin1');
  const pairs = text.match(/[\u00a1-\u00f7][\u00a1-\u00fe]/g)?.length ?? 0;
  const high = text.match(/[\u0080-\u00ff]/g)?.length ?? 0;
  return pairs * 2 >= high * 0.9;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
