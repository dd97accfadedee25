import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { branchOf } from '../sites/scope.ts';
import { Account } from './account.ts';
import { Filing } from './filing.ts';

/** The accounts of the actor's organisation and those under it, by name. */
export async function listAccounts(ctx: Context): Promise<Account[]> {
  mustHaveRole(ctx.actor);
  const organisation = { $in: await branchOf(ctx.em, ctx.actor.organisationId) };
  const order = { orderBy: { name: 'asc', id: 'asc' }, populate: ['organisation'] } as const;
  return ctx.em.find(Account, { organisation }, order);
}

/** The filings of an account, the latest first. */
export async function listFilings(ctx: Context, account: Account): Promise<Filing[]> {
  return ctx.em.find(Filing, { account }, { orderBy: { at: 'desc', id: 'desc' } });
}

/** The people of the actor's organisation and those under it, by name; who may be named as responsible. */
export async function listColleagues(ctx: Context): Promise<User[]> {
  mustHaveRole(ctx.actor);
  const organisationId = { $in: await branchOf(ctx.em, ctx.actor.organisationId) };
  return ctx.em.find(User, { organisationId, active: true }, { orderBy: { name: 'asc', id: 'asc' } });
}
