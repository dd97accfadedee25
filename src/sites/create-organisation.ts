import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import type { OrganisationInput } from './inputs.ts';
import { Organisation } from './organisation.ts';
import { mustReachOrganisation } from './scope.ts';

/** Enters an organisation, under the creator's own unless another parent is named. */
export async function createOrganisation(ctx: Context, input: OrganisationInput): Promise<Organisation> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const parentId = input.parentId ?? tx.actor.organisationId;
    const parent = parentId ? await mustFind(tx.em, Organisation, parentId) : null;
    if (parent) await mustReachOrganisation(tx, parent.id);
    const code = optionalLine('code', input.code, 18);
    must(!code || /^[0-9A-Z]{18}$/.test(code), 'BAD_USER_INPUT', {
      zh: '统一社会信用代码应为18位',
      en: 'code must be a unified social credit code of 18 characters',
    });
    must(!code || !(await tx.em.count(Organisation, { code })), 'CONFLICT');
    const name = line('name', input.name, 200);
    const organisation = tx.em.create(Organisation, {
      name,
      code,
      level: input.level ?? null,
      parent,
      counterparts: [],
    });
    await tx.em.flush();
    await record(tx, 'organisation.created', { type: 'Organisation', id: organisation.id }, { name });
    return organisation;
  });
}
