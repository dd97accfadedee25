import type { Pool } from 'pg';

/** How a person signs in by password; `id` is that of the User. */
interface Account {
  id: string;
  username: string;
  name: string;
  /** PHC string. */
  passwordHash: string;
}

/** The address the sign-in library wants of everybody; nothing is ever sent to `.invalid` (RFC 2606). */
export function syntheticEmail(username: string): string {
  return `${username.toLowerCase()}@tonggao.invalid`;
}

/** One statement with `?` for parameters, so that a person is never without a password row. */
const INSERT = `
  with person as (
    insert into auth."user" (id, name, email, "emailVerified", username, "createdAt", "updatedAt")
    values (?::uuid, ?, ?, true, ?, ?::timestamptz, ?::timestamptz)
    returning id, "createdAt"
  )
  insert into auth.account ("accountId", "providerId", "userId", password, "createdAt", "updatedAt")
  select id::text, 'credential', id, ?, "createdAt", "createdAt" from person`;

/** Runs statements with `?` for parameters on a connection of the pool. */
export function onPool(pool: Pool): (sql: string, parameters: unknown[]) => Promise<unknown> {
  return (sql, parameters) => {
    let place = 0;
    return pool.query(
      sql.replace(/\?/g, () => `$${++place}`),
      parameters,
    );
  };
}

/**
 * Writes an account by way of `execute`, which takes a statement with `?` and its parameters; so the account is
 * part of whatever transaction that belongs to. A username or id that has one already is the database's error.
 */
export async function addAccount(
  execute: (sql: string, parameters: unknown[]) => Promise<unknown>,
  account: Account,
  at: Date,
): Promise<void> {
  const username = account.username.toLowerCase();
  const { id, name, passwordHash } = account;
  await execute(INSERT, [id, name, syntheticEmail(username), username, at, at, passwordHash]);
}
