import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods of the recommendation but sha1, which can be forged at a price. */
const METHODS = new Set(['sha256', 'sha384', 'sha512']);

/** Rule: whether a delivery is signed with a secret, by the header X-Hub-Signature (W3C WebSub, §7.1): `method=hex`. */
export function isSigned(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, method = '', hex = ''] = /^(\w+)=([0-9a-f]+)$/iu.exec(header?.trim() ?? '') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
