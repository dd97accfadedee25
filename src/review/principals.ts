import { shanghaiDay } from '../calendar/shanghai-day.ts';
import type { Context } from '../identity/context.ts';
import type { Principal } from './may-decide.ts';

/**
 * SQL: whether a `delegation` with its `delegator` counts for a deputy on a day: not revoked, of an active person who has
 * the role still, and of the deputy's organisation still.
 */
export function stands(deputy: string, day: string): string {
  return `delegation.deputy_id = ${deputy} and delegation.revoked_at is null
    and ${day} between delegation.from_on and delegation.until_on
    and delegator.active and delegation.role = any(delegator.roles)
    and delegator.organisation_id = (select organisation_id from "user" where id = delegation.deputy_id)`;
}

const PRINCIPALS = `
  select delegator.id as "userId", delegator.username, delegator.name from delegation
  join "user" delegator on delegator.id = delegation.delegator_id
  where ${stands('?', '?')} and delegation.role = ?
  order by delegation.made_at, delegation.id
  for share of delegation`;

/** The people for whom the actor may decide a tier of this role today; their delegations are held until the act ends, so that a revocation comes before it or after it. */
export async function principalsOf(tx: Context, role: string): Promise<Principal[]> {
  return tx.em.execute<Principal[]>(PRINCIPALS, [tx.actor.id, shanghaiDay(tx.now()), role]);
}
