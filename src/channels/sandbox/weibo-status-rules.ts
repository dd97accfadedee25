const ADDRESS_SIGNS = '-$.+!_*()/,:;@&=?~#%';
const SHORT = 'http://t.cn';

function isAlphanumeric(sign: string): boolean {
  return /^[a-z0-9]$/i.test(sign);
}

/** Where a run of signs ends that begins at `at`. */
function endOfRun(text: string, at: number, belongs: (sign: string) => boolean): number {
  let end = at;
  while (end < text.length && belongs(text.charAt(end))) end += 1;
  return end;
}

/** Where a host name of two labels or more ends that begins at `at`; `at` itself where none does. */
function endOfHost(text: string, at: number): number {
  let end = endOfRun(text, at, isAlphanumeric);
  let labels = end > at ? 1 : 0;
  while (labels > 0 && text.charAt(end) === '.') {
    const next = endOfRun(text, end + 1, isAlphanumeric);
    if (next === end + 1) break;
    end = next;
    labels += 1;
  }
  return labels >= 2 ? end : at;
}

/** Where an address that begins at `at` ends; `at` itself where none does. */
function endOfAddress(text: string, at: number): number {
  const scheme = ['http://', 'https://'].find((one) => text.slice(at, at + one.length).toLowerCase() === one);
  if (!scheme) return at;
  const host = endOfHost(text, at + scheme.length);
  if (host === at + scheme.length) return at;
  return endOfRun(text, host, (sign) => isAlphanumeric(sign) || ADDRESS_SIGNS.includes(sign));
}

/** Rule: the addresses in a text, in order, by scanning it. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const end = endOfAddress(text, at);
    if (end > at) {
      found.push(text.slice(at, end));
      at = end - 1;
    }
  }
  return found;
}

function halves(text: string): number {
  return text.split('').reduce((sum, unit) => sum + (unit > '\u0080' ? 2 : 1), 0);
}

function halvesOfAddress(address: string): number {
  if (address.startsWith(SHORT)) return halves(address);
  const own = address.startsWith('http://weibo.com') || address.startsWith('http://weibo.cn');
  if (own && halves(address) <= 41) return halves(address);
  return 20 + Math.max(0, halves(address) - 140);
}

/** Rule: the length of a status as the far side counts it; reckoned apart from the adapter's own counting. */
export function statusLength(text: string): number {
  const addresses = addressesIn(text);
  const within = addresses.reduce((sum, one) => sum + halvesOfAddress(one) - halves(one), 0);
  return text.trim() === '' ? 0 : Math.ceil((halves(text) + within) / 2);
}

function isBound(address: string, domain: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return host === domain || host.endsWith(`.${domain}`);
}

/** Rule: the code by which a status is refused, 0 for one that is taken: 20008 empty, 20012 too long, 10017 a topic, or no address on the bound domain. */
export function codeOfStatus(text: string, domain: string): number {
  if (text.trim() === '') return 20008;
  if (statusLength(text) > 140) return 20012;
  if (/#[^#]+#/.test(text)) return 10017;
  return addressesIn(text).some((one) => isBound(one, domain)) ? 0 : 10017;
}

/** Rule: the code by which a picture is refused: 20005 for another type than JPEG, GIF and PNG, 20006 for 5 MB and more; 0 for one that is taken. */
export function codeOfPicture(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const isTaken = ['\xff\xd8\xff', 'GIF8', '\x89PNG'].some((magic) => head.startsWith(magic));
  if (!isTaken) return 20005;
  return bytes.byteLength < 5 * 1024 * 1024 ? 0 : 20006;
}
