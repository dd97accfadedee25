import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of the few secrets a process knows: thousands of channels are opened with the same one. */
const KEYS = new Map<string, Buffer>();
const MOST_KEYS = 16;

function keyOf(secret: string): Buffer {
  const present = KEYS.get(secret);
  if (present) return present;
  const key = Buffer.from(hkdfSync('sha256', secret, 'tonggao', `seal/${VERSION}`, 32));
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  KEYS.set(secret, key);
  return key;
}

/** Encrypts a text under the hub's secret (AES-256-GCM, key by HKDF-SHA256): `v1.` and base64url; sealing twice gives different texts. */
export function seal(secret: string, plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** The text that was sealed under one of the secrets, the present one first; throws where none opens it. */
export function unsealWith(secrets: readonly string[], sealed: string): string {
  for (const secret of secrets.slice(0, -1)) {
    try {
      return unseal(secret, sealed);
    } catch {
      // The next one may open it; the last one says why not.
    }
  }
  return unseal(secrets.at(-1) ?? '', sealed);
}

/** The text that was sealed; throws for another secret, another version, or a sealed text that was changed. */
export function unseal(secret: string, sealed: string): string {
  const [version, data = ''] = sealed.split('.');
  if (version !== VERSION) throw new Error('sealed by another version');
  const bytes = Buffer.from(data, 'base64url');
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), iv, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const rest = bytes.subarray(IV_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
}
