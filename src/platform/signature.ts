import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** PKCS#8 of an ed25519 key (RFC 8410), up to its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What the hub signs with; the same for every process that has the hub's secret. */
export interface SigningKey {
  /** PEM of the public half (SubjectPublicKeyInfo), as openssl reads it. */
  publicPem: string;
  /** SHA-256 of the public half in DER, as 64 hexadecimal digits: what people compare. */
  fingerprint: string;
  /** The detached ed25519 signature of bytes. */
  sign(bytes: Uint8Array): Buffer;
}

function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The ed25519 key that follows from the hub's secret (HKDF-SHA256), so that it needs no keeping of its own. */
export function signingKey(secret: string): SigningKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'tonggao', 'sign/v1', 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const half = createPublicKey(key);
  return {
    publicPem: String(half.export({ type: 'spki', format: 'pem' })),
    fingerprint: fingerprintOf(half),
    sign: (bytes) => sign(null, bytes, key),
  };
}

/** The fingerprint of a public key in PEM if it made this signature of these bytes, else null; never throws. */
export function signerOf(publicPem: string, bytes: Uint8Array, signature: Uint8Array): string | null {
  try {
    const key = createPublicKey(publicPem);
    const isGood = key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature);
    return isGood ? fingerprintOf(key) : null;
  } catch {
    return null;
  }
}
