import { shanghaiDay } from '../calendar/shanghai-day.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { branchOf } from '../sites/scope.ts';
import { Delegation } from './delegation.ts';

const MOST = 500;

/** The lent tiers that are not over: those the actor lent or was lent, and for an administrator or supervisor all within reach. */
export async function listDelegations(ctx: Context): Promise<Delegation[]> {
  mustHaveRole(ctx.actor);
  const { id, roles, organisationId } = ctx.actor;
  const oversees = roles.includes(Role.ADMIN) || roles.includes(Role.SUPERVISOR);
  const within = oversees
    ? { delegator: { organisationId: { $in: await branchOf(ctx.em, organisationId) } } }
    : { $or: [{ delegator: id }, { deputy: id }] };
  const open = { revokedAt: null, untilOn: { $gte: shanghaiDay(ctx.now()) } };
  const orderBy = { fromOn: 'asc', id: 'asc' } as const;
  return ctx.em.find(Delegation, { ...open, ...within } as never, { orderBy, limit: MOST });
}

/** Whom the actor may make a deputy: the other active people of the same organisation. */
export async function listColleagues(ctx: Context): Promise<User[]> {
  mustHaveRole(ctx.actor);
  const { id, organisationId } = ctx.actor;
  if (!organisationId) return [];
  const where = { organisationId, active: true, id: { $ne: id } } as never;
  return ctx.em.find(User, where, { orderBy: { name: 'asc', id: 'asc' }, limit: MOST });
}
