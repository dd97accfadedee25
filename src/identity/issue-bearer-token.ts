import { makeSignature } from 'better-auth/crypto';
import type { createSignIn } from './sign-in.ts';

const DAY = 86_400_000;
const GOOD_FOR = 30 * DAY;

/**
 * Opens a session of 30 days for a user and answers it as a token for `Authorization: Bearer`: the session's token
 * and its signature, so that reading the database is not enough to make one.
 */
export async function issueBearerToken(
  signIn: ReturnType<typeof createSignIn>,
  userId: string,
  now: Date,
): Promise<string> {
  const { internalAdapter, secret } = await signIn.$context;
  const expiresAt = new Date(now.getTime() + GOOD_FOR);
  const { token } = await internalAdapter.createSession(
    userId,
    false,
    { expiresAt, createdAt: now, userAgent: 'token' },
    true,
  );
  return `${token}.${await makeSignature(token, secret)}`;
}
