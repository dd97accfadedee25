import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** Signs by SHA-1 over the parts in order of their signs: https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Technical_Plan.html */
export function isSignedBy(parts: readonly string[], signature: string): boolean {
  const wanted = createHash('sha1')
    .update([...parts].sort().join(''))
    .digest();
  const given = Buffer.from(/^[0-9a-f]{40}$/.test(signature) ? signature : '', 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const [HEAD, COUNT, BLOCK] = [16, 4, 32];

/** Padded to whole blocks of 32 bytes, though the cipher's own have 16. */
function unpadded(plain: Buffer): Buffer {
  const pad = plain.at(-1) ?? 0;
  return pad >= 1 && pad <= BLOCK ? plain.subarray(0, plain.length - pad) : plain;
}

/**
 * Opens a message of 安全模式: AES-256-CBC, before the text 16 bytes at random and its length, after it the AppID it is
 * for; null for one that is not whole, or for another account.
 */
export function openMessage(encrypted: string, encodingAesKey: string, appId: string): string | null {
  try {
    const key = Buffer.from(`${encodingAesKey}=`, 'base64');
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, HEAD)).setAutoPadding(false);
    const bytes = Buffer.from(encrypted, 'base64');
    const plain = unpadded(Buffer.concat([cipher.update(bytes), cipher.final()]));
    const end = HEAD + COUNT + plain.readUInt32BE(HEAD);
    const isOurs = plain.subarray(end).toString('utf8') === appId;
    return isOurs ? plain.subarray(HEAD + COUNT, end).toString('utf8') : null;
  } catch {
    return null;
  }
}
