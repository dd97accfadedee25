import type { Logger } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import { inHubWords, refuse } from './refused-response.ts';
import { AUTH_PATH, type createSignIn } from './sign-in.ts';
import { PASSWORD_SIGN_IN } from './sign-in-hooks.ts';
import { ISSUER_NAME } from './single-sign-on.ts';
import { createTurns } from './turns.ts';

/** All that is open of the library; whatever it offers besides (sign-up, changing a name, …) is not found here. */
const OPEN = new Set([
  `POST ${PASSWORD_SIGN_IN}`,
  'POST /sign-out',
  'GET /get-session',
  'POST /change-password',
  'GET /list-sessions',
  'POST /revoke-session',
  'POST /revoke-other-sessions',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'POST /sign-in/social',
  `GET /callback/${ISSUER_NAME}`,
]);

/** Sign-ins to one username that may wait for one another. */
const MOST_WAITING = 16;

/** The username that a sign-in is about, in lower case; empty when there is none to be read. */
async function usernameOf(request: Request): Promise<string> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  const { username } = (body ?? {}) as { username?: unknown };
  return typeof username === 'string' ? username.toLowerCase() : '';
}

/** Pages get their session by cookie alone: no script may read a token that works elsewhere. */
function withoutToken(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete('set-auth-token');
  headers.delete('access-control-expose-headers');
  headers.set('cache-control', 'no-store');
  return new Response(response.body, { status: response.status, headers });
}

function isOpen({ method, url }: Request): boolean {
  const { pathname } = new URL(url);
  return pathname.startsWith(AUTH_PATH) && OPEN.has(`${method} ${pathname.slice(AUTH_PATH.length)}`);
}

/** A sign-in sent by a page of another site is forged, even when it brings no cookie that the library would ask about. */
function isForged({ method, headers }: Request, origins: string[]): boolean {
  const origin = headers.get('origin');
  return method !== 'GET' && origin !== null && !origins.includes(origin);
}

function refusalFor(error: unknown, request: Request, log: Logger): Response {
  if (error instanceof Refusal) return refuse(error, 429, request);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  log.error({ reason: message, stack }, 'unforeseen error in sign-in');
  return refuse(new Refusal('INTERNAL'), 500, request);
}

/** The HTTP side of signing in, for pages of these origins: answers requests under `/api/auth/` and never throws. */
export function createAuthDoor(
  signIn: ReturnType<typeof createSignIn>,
  origins: string[],
  log: Logger,
): (request: Request) => Promise<Response> {
  const inTurn = createTurns(MOST_WAITING);
  const pass = async (request: Request): Promise<Response> => {
    if (!request.url.includes(PASSWORD_SIGN_IN)) return signIn.handler(request);
    // One guess at a time, or guesses made at once would lock a person out who only pressed twice.
    return inTurn(await usernameOf(request), () => signIn.handler(request));
  };
  return async (request) => {
    if (!isOpen(request)) return refuse(new Refusal('NOT_FOUND'), 404, request);
    if (isForged(request, origins)) return refuse(new Refusal('FORBIDDEN'), 403, request);
    try {
      return await inHubWords(withoutToken(await pass(request)), request);
    } catch (error) {
      return refusalFor(error, request, log);
    }
  };
}
