import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import type { Logger } from '../platform/log.ts';
import { LOCKED_FOR_SECONDS, type Lockout } from './lockout.ts';

/** Address, under `/api/auth`, of the sign-in by username and password. */
export const PASSWORD_SIGN_IN = '/sign-in/username';

function usernameOf(path: string, body: unknown): string | null {
  const { username, password } = (body ?? {}) as { username?: unknown; password?: unknown };
  const complete = typeof username === 'string' && username !== '' && typeof password === 'string';
  return path === PASSWORD_SIGN_IN && complete ? username : null;
}

function lockedOut(): APIError {
  const headers = { 'retry-after': String(LOCKED_FOR_SECONDS) };
  return new APIError('TOO_MANY_REQUESTS', { code: 'LOCKED_OUT', message: 'Locked out' }, headers);
}

function beforeSignIn(lockout: Lockout, log: Logger) {
  return createAuthMiddleware(async ({ path, body }) => {
    // An ID token that comes from the browser was not asked for by this hub, so no nonce vouches for it.
    if (path === '/sign-in/social' && body?.idToken) throw new APIError('BAD_REQUEST');
    if (path === '/change-password') return { context: { body: { ...body, revokeOtherSessions: true } } };
    const username = usernameOf(path, body);
    if (username === null) return;
    const account = lockout.accountOf(username);
    if (await lockout.admit(account)) return;
    log.warn({ account: account.slice(0, 12) }, 'sign-in refused: locked out');
    throw lockedOut();
  });
}

function afterSignIn(lockout: Lockout, log: Logger) {
  return createAuthMiddleware(async ({ path, body, context }) => {
    const username = usernameOf(path, body);
    if (username === null) return;
    const account = lockout.accountOf(username);
    if (isAPIError(context.returned)) {
      log.info({ account: account.slice(0, 12) }, 'sign-in failed');
      return;
    }
    await lockout.clear(account);
    log.info({ user: context.newSession?.user.id }, 'password accepted');
  });
}

/**
 * What the hub adds around a sign-in: the lockout, and a line in the log for each outcome. They run after the
 * library's own checks of origin and rate, so that a forged request counts against nobody. A changed password ends
 * all other sessions.
 */
export function signInHooks(lockout: Lockout, log: Logger) {
  return { before: beforeSignIn(lockout, log), after: afterSignIn(lockout, log) };
}
