import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** Argon2id with 19 MiB, 2 passes and 1 lane (OWASP Password Storage Cheat Sheet); `memory` in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** Beyond these a stored hash is not ours, and checking it could be made to cost without bound. */
const MOST = { memory: 262_144, passes: 16, parallelism: 16 };

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,88})\$([A-Za-z0-9+/]{22,88})$/;

/** One password however it was typed: composed and decomposed characters count as the same. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'), 'utf8');

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** A password as an argon2id hash in PHC string format, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...COST, message: bytesOf(password), nonce });
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${encode(nonce)}$${encode(tag)}`;
}

/** Whether a password belongs to a hash in PHC string format; false for anything that is not such a hash. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const parts = PHC.exec(hash);
  if (!parts) return false;
  const [memory, passes, parallelism] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (memory > MOST.memory || passes > MOST.passes || parallelism > MOST.parallelism) return false;
  const expected = Buffer.from(parts[5] ?? '', 'base64');
  const nonce = Buffer.from(parts[4] ?? '', 'base64');
  const cost = { memory, passes, parallelism, tagLength: expected.length };
  const found = await derive('argon2id', { ...cost, message: bytesOf(password), nonce });
  return timingSafeEqual(found, expected);
}
