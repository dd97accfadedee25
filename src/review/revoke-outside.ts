import { Copy } from '../content/copy.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { OutsideCheck } from './outside-check.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';

/** Makes a link to an outside expert worthless at once; one that is revoked already stays so. */
export async function revokeOutside(ctx: Context, input: { checkId: string }): Promise<OutsideCheck> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN, ...REVIEWER_ROLES);
  return transact(ctx, async (tx) => {
    const check = await mustLock(tx.em, OutsideCheck, input.checkId);
    const copy = await mustFind(tx.em, Copy, check.copy.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    if (check.revokedAt) return check;
    check.revokedAt = tx.now();
    await tx.em.flush();
    await record(tx, 'outside-check.revoked', { type: 'Copy', id: copy.id }, { checkId: check.id });
    return check;
  });
}
