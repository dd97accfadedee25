import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { bearer } from 'better-auth/plugins/bearer';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import type { Pool } from 'pg';
import type { Logger } from '../platform/log.ts';
import { libraryLog } from './library-log.ts';
import type { Lockout } from './lockout.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { PASSWORD_LENGTH } from './password-rule.ts';
import { signInHooks } from './sign-in-hooks.ts';
import { ISSUER_NAME, type SingleSignOn, singleSignOn, withoutIssuerTokens } from './single-sign-on.ts';

/** Header in which the HTTP door tells the library where a request comes from; the door overwrites it. */
export const ADDRESS_HEADER = 'x-client-address';

/** Root of the library's addresses. */
export const AUTH_PATH = '/api/auth';

const NAME = '通稿 Tonggao';
const HOUR = 3_600;

/** What the sign-in library is run with. */
interface SignInSettings {
  /** Connections whose search path is the schema `auth`. */
  pool: Pool;
  secret: string;
  /** Public address of the hub; cookies are `secure` when it is https. */
  baseUrl: string;
  log: Logger;
  lockout: Lockout;
  /** Whether the User of this id exists and is active. */
  isActive: (userId: string) => Promise<boolean>;
  oidc?: SingleSignOn;
}

/** Origins whose pages may sign people in: the hub's own; at a loopback address, by each of its loopback names. */
export function originsOf(baseUrl: string): string[] {
  const { origin, protocol, hostname, port } = new URL(baseUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  if (!loopback.includes(hostname)) return [origin];
  return loopback.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

const perMinute = (max: number) => ({ window: 60, max });

/** Counted in the database per address and path; generous, since a whole office may share one address. */
const RATES = {
  enabled: true,
  storage: 'database',
  ...perMinute(120),
  customRules: {
    '/sign-in/*': perMinute(60),
    '/two-factor/*': perMinute(30),
    '/change-password': perMinute(10),
    '/get-session': false,
  },
} satisfies BetterAuthOptions['rateLimit'];

const ADVANCED = {
  cookiePrefix: 'tonggao',
  disableCSRFCheck: false,
  disableOriginCheck: false,
  ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
  database: { generateId: 'uuid' },
} satisfies BetterAuthOptions['advanced'];

/** When the holder last proved again who they are; nobody sets it from outside. */
const CONFIRMED = { confirmedAt: { type: 'date', required: false, input: false } } as const;

const PASSWORDS = {
  enabled: false,
  disableSignUp: true,
  minPasswordLength: PASSWORD_LENGTH.least,
  maxPasswordLength: PASSWORD_LENGTH.most,
  password: { hash: hashPassword, verify: verifyPassword },
} satisfies BetterAuthOptions['emailAndPassword'];

/** Every way of signing in ends in a session, so this holds for all; the words are those of a wrong password. */
function databaseHooks(isActive: SignInSettings['isActive']) {
  const before = async ({ userId }: { userId: string }) => {
    if (await isActive(userId)) return;
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_USERNAME_OR_PASSWORD' });
  };
  return {
    session: { create: { before } },
    account: { create: { before: withoutIssuerTokens } },
  } satisfies BetterAuthOptions['databaseHooks'];
}

function pluginsFor(oidc: SingleSignOn | undefined) {
  return [
    username({
      displayUsername: false,
      minUsernameLength: 1,
      maxUsernameLength: 200,
      usernameValidator: (text) => !/\p{Cc}/u.test(text),
    }),
    twoFactor({ issuer: NAME, accountLockout: { maxFailedAttempts: 5, durationSeconds: HOUR / 4 } }),
    bearer({ requireSignature: true }),
    ...(oidc ? [singleSignOn(oidc)] : []),
  ];
}

/** Options of better-auth as the hub uses it: sign-in by username, TOTP, bearer tokens, nothing open to strangers. */
export function signInOptions({ pool, secret, baseUrl, log, lockout, isActive, oidc }: SignInSettings) {
  return {
    appName: NAME,
    baseURL: baseUrl,
    basePath: AUTH_PATH,
    secret,
    database: pool,
    trustedOrigins: originsOf(baseUrl),
    telemetry: { enabled: false },
    logger: libraryLog(log),
    onAPIError: { errorURL: new URL('/desk', baseUrl).href },
    emailAndPassword: PASSWORDS,
    session: { expiresIn: 12 * HOUR, updateAge: HOUR, additionalFields: CONFIRMED },
    account: {
      updateAccountOnSignIn: false,
      encryptOAuthTokens: true,
      accountLinking: { enabled: oidc !== undefined, trustedProviders: [ISSUER_NAME] },
    },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: RATES,
    advanced: { ...ADVANCED, useSecureCookies: new URL(baseUrl).protocol === 'https:' },
    hooks: signInHooks(lockout, log),
    databaseHooks: databaseHooks(isActive),
    plugins: pluginsFor(oidc),
  } satisfies BetterAuthOptions;
}

/** The sign-in library at work. */
export function createSignIn(settings: SignInSettings) {
  return betterAuth(signInOptions(settings));
}
