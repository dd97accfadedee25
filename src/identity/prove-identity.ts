import type { Pool } from 'pg';
import type { Lockout } from './lockout.ts';
import { verifyPassword } from './password.ts';
import { PASSWORD_LENGTH } from './password-rule.ts';
import type { createSignIn } from './sign-in.ts';

/** What somebody shows to prove again who they are: the password, or the code of an authenticator. */
export interface Proof {
  password?: string | null;
  code?: string | null;
}

/** How a proof came out, and on which session it was shown. */
export interface Proven {
  outcome: 'PROVED' | 'WRONG' | 'LOCKED_OUT' | 'NOBODY';
  sessionId: string | null;
}

/** What a proof is held against. */
interface Prover {
  signIn: ReturnType<typeof createSignIn>;
  pool: Pool;
  lockout: Lockout;
}

/** What the library's plug-ins know of a user besides. */
interface Person {
  id: string;
  username?: string | null;
  twoFactorEnabled?: boolean | null;
}

const PASSWORD = `select password from auth.account where "userId" = $1 and "providerId" = 'credential'`;

async function isPassword({ pool }: Prover, userId: string, password: string): Promise<boolean> {
  if (password.length > PASSWORD_LENGTH.most) return false;
  const { rows } = await pool.query<{ password: string | null }>(PASSWORD, [userId]);
  return verifyPassword({ hash: rows[0]?.password ?? '', password });
}

async function isCode({ signIn }: Prover, headers: Headers, code: string): Promise<boolean> {
  return signIn.api.verifyTOTP({ headers, body: { code } }).then(
    () => true,
    () => false,
  );
}

/**
 * Whether whoever holds the session in these headers can prove again who they are. Wrong proofs count among the failed
 * sign-ins of the username, and lock it like these.
 */
export async function proveIdentity(prover: Prover, headers: Headers, proof: Proof): Promise<Proven> {
  const found = await prover.signIn.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return { outcome: 'NOBODY', sessionId: null };
  const { session } = found;
  const user: Person = found.user;
  const sessionId = session.id;
  const account = prover.lockout.accountOf(user.username ?? user.id);
  if (!(await prover.lockout.admit(account))) return { outcome: 'LOCKED_OUT', sessionId };
  // Before it is enrolled, a code would enrol the authenticator and end the session.
  const right = proof.code
    ? user.twoFactorEnabled === true && (await isCode(prover, headers, proof.code))
    : await isPassword(prover, user.id, proof.password ?? '');
  if (right) await prover.lockout.clear(account);
  return { outcome: right ? 'PROVED' : 'WRONG', sessionId };
}
