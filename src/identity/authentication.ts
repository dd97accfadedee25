import type { EntityManager } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import type { Logger } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import { addAccount, onPool } from './account.ts';
import { type Actor, ANONYMOUS } from './actor.ts';
import { createAuthDoor } from './auth-door.ts';
import { issueBearerToken } from './issue-bearer-token.ts';
import { createLockout } from './lockout.ts';
import { hashPassword } from './password.ts';
import { type Proof, type Proven, proveIdentity } from './prove-identity.ts';
import { API_KEY_PREFIX, actorOfApiKey } from './recognise-api-key.ts';
import { createSignIn, originsOf } from './sign-in.ts';
import type { SingleSignOn } from './single-sign-on.ts';
import { createTurns } from './turns.ts';
import { User } from './user.ts';

/** What authentication is built from. */
interface AuthenticationOptions {
  /** PostgreSQL that holds the schema `auth`. */
  url: string;
  /** At least 32 characters; signs cookies and tokens and encrypts second-factor secrets. */
  secret: string;
  /** Public address of the hub; the only origin whose pages may sign people in. */
  baseUrl: string;
  log: Logger;
  /** Where people may sign in besides by password. */
  oidc?: SingleSignOn;
  now: () => Date;
  /** How long a sign-in or a proof counts as fresh, in milliseconds; half an hour unless told. */
  freshFor?: number;
}

/** Who somebody is: sign-in over HTTP, and recognising those who have signed in. */
export interface Authentication {
  /** Answers a request under `/api/auth/`; refusals are responses in the hub's shape, never thrown. */
  handle(request: Request): Promise<Response>;
  /**
   * Who sends these headers: a session cookie, or `Authorization: Bearer` with a session token or the key of a
   * sub-site; with an Authorization header the cookie does not count. ANONYMOUS when nobody known and active.
   */
  actorOf(em: EntityManager, headers: Headers): Promise<Actor>;
  /** Whether whoever sends these headers can prove again who they are; wrong proofs lock like failed sign-ins. */
  prove(headers: Headers, proof: Proof): Promise<Proven>;
  /** Gives an existing User of this id the means to sign in by password. */
  createAccount(input: { id: string; username: string; name: string; password: string }): Promise<void>;
  /** A token for `Authorization: Bearer`, good for 30 days; NOT_FOUND when there is no such active User. */
  issueToken(userId: string): Promise<string>;
  /** Ends every session and token of a user, trusted devices included. */
  revokeSessions(userId: string): Promise<void>;
  /** Lets go of the database. */
  close(): Promise<void>;
}

const BEARER = /^Bearer +(\S+) *$/i;

/** Only what vouches for somebody: the library must see nothing else, and never two of these at once. */
function credentialsOf(headers: Headers): Headers {
  const name = headers.has('authorization') ? 'authorization' : 'cookie';
  return new Headers({ [name]: headers.get(name) ?? '' });
}

function connections(url: string, log: Logger, settings: { max: number; options?: string }): Pool {
  const pool = new Pool({
    connectionString: url,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    ...settings,
  });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'lost an idle database connection'));
  return pool;
}

type SignIn = ReturnType<typeof createSignIn>;

/** When the holder of a session last showed who they are. */
function shownAt({ createdAt, confirmedAt }: { createdAt: Date; confirmedAt?: Date | null }): number {
  return Math.max(createdAt.getTime(), confirmedAt?.getTime() ?? 0);
}

async function recognise(
  { signIn, freshFor }: { signIn: SignIn; freshFor: number },
  em: EntityManager,
  headers: Headers,
  now: Date,
): Promise<Actor> {
  const token = BEARER.exec(headers.get('authorization') ?? '')?.[1];
  if (token?.startsWith(API_KEY_PREFIX)) return actorOfApiKey(em, token, now);
  const query = { disableRefresh: true };
  const found = await signIn.api.getSession({ headers: credentialsOf(headers), query });
  const user = found && (await em.findOne(User, { id: found.user.id, active: true }));
  if (!user) return ANONYMOUS;
  const { id, username, name, roles, organisationId } = user;
  const freshUntil = new Date(shownAt(found.session) + freshFor);
  return { kind: 'user', id, username, name, roles, organisationId, freshUntil };
}

/** Proofs on one session that may wait for one another. */
const MOST_PROOFS = 16;

/** Starts authentication; the schema `auth` must be there by the first request, not yet by now. */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { url, secret, log, now, freshFor = 30 * 60_000 } = options;
  const library = connections(url, log, { max: 8, options: '-c search_path=auth' });
  // The library's hooks ask while it holds a connection in a transaction; from one pool they could starve.
  const own = connections(url, log, { max: 4 });
  const isActive = async (id: string) =>
    (await own.query('select from public."user" where id = $1 and active', [id])).rowCount === 1;
  const lockout = createLockout(own, secret, now);
  const signIn = createSignIn({ ...options, pool: library, lockout, isActive });
  const inTurn = createTurns(MOST_PROOFS);
  return {
    handle: createAuthDoor(signIn, originsOf(options.baseUrl), log),
    actorOf: (em, headers) => recognise({ signIn, freshFor }, em, headers, now()),
    prove(headers, proof) {
      const vouched = credentialsOf(headers);
      return inTurn([...vouched.values()].join(), () =>
        proveIdentity({ signIn, pool: own, lockout }, vouched, proof),
      );
    },
    async createAccount({ password, ...account }) {
      const passwordHash = await hashPassword(password);
      await addAccount(onPool(own), { ...account, passwordHash }, now());
    },
    async issueToken(userId) {
      if (!(await isActive(userId))) throw new Refusal('NOT_FOUND', undefined, { id: userId });
      return issueBearerToken(signIn, userId, now());
    },
    async revokeSessions(userId) {
      await own.query('delete from auth.session where "userId" = $1', [userId]);
      await own.query('delete from auth.verification where value = $1', [userId]);
    },
    close: async () => void (await Promise.all([library.end(), own.end()])),
  };
}
