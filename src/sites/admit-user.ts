import { type Context, mustHaveRole } from '../identity/context.ts';
import { createUser } from '../identity/create-user.ts';
import { Role } from '../identity/role.ts';
import type { User } from '../identity/user.ts';
import type { UserInput } from '../identity/user-input.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { Organisation } from './organisation.ts';
import { mustReachOrganisation } from './scope.ts';

async function mustReachHome(tx: Context, organisationId: string | null | undefined): Promise<void> {
  if (tx.actor.kind === 'system' && !organisationId) return;
  must(organisationId, 'FORBIDDEN', {
    zh: '请指明所属单位；不属于任何单位的用户只能由系统建立',
    en: 'Name the organisation; somebody of none is let in by the hub itself only',
  });
  const { id } = await mustFind(tx.em, Organisation, organisationId);
  await mustReachOrganisation(tx, id);
}

/** Lets a person into an organisation that the administrator's own is, or is above. */
export async function admitUser(ctx: Context, input: UserInput): Promise<User> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    await mustReachHome(tx, input.organisationId);
    const user = await createUser(tx, input);
    const { username, roles, organisationId } = user;
    await record(tx, 'user.created', { type: 'User', id: user.id }, { username, roles, organisationId });
    return user;
  });
}
