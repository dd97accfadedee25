import { createHash } from 'node:crypto';

/** An account of the simulated Weibo, as a token names it. */
export interface SimulatedAccount {
  uid: string;
  name: string;
  /** 安全域名 of its application. */
  domain: string;
}

const TOKEN = /^(sandbox|expired|revoked|used)-([a-z0-9.-]+)$/;
const REFUSED: Readonly<Record<string, number>> = { expired: 21327, revoked: 21316, used: 21314 };

/**
 * Rule: the account of a token: `sandbox-<domain>` is let in, for an application bound to that domain; with `expired`,
 * `revoked` or `used` before the hyphen it is refused by that code, and anything else as no token.
 */
export function accountOf(token: string | null): SimulatedAccount | number {
  if (!token) return 10006;
  const [, kind = '', domain = ''] = TOKEN.exec(token) ?? [];
  if (kind !== 'sandbox') return REFUSED[kind] ?? 21332;
  const uid = String(
    1_000_000_000 + (createHash('sha256').update(domain).digest().readUInt32BE() % 8_999_999_999),
  );
  return { uid, name: `${domain} 政务微博（演练）`, domain };
}
