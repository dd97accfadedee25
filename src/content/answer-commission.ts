import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Commission } from './commission.ts';
import { compose } from './compose.ts';
import { ContentKind } from './content-kind.ts';
import type { Copy } from './copy.ts';

/** Begins the copy that answers a commission, in a section of the department's site; its publication settles the duty. */
export async function answerCommission(
  ctx: Context,
  input: { id: string; sectionId: string },
): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    // Two editors at once take turns here.
    const commission = await mustLock(tx.em, Commission, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, commission.site.id));
    must(!commission.cancelledAt, 'WRONG_STATE', { zh: '约稿已取消', en: 'It has been cancelled' });
    must(!commission.answer, 'CONFLICT', undefined, { copyId: commission.answer?.id });
    const { title, site } = commission;
    const place = { siteId: site.id, sectionId: input.sectionId };
    const copy = await compose(tx, { kind: ContentKind.ARTICLE, ...place, title });
    commission.answer = copy;
    await tx.em.flush();
    return copy;
  });
}
