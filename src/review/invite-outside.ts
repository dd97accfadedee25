import { randomBytes } from 'node:crypto';
import { Copy } from '../content/copy.ts';
import { latestRevision } from '../content/latest-revision.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { sha256 } from '../platform/canonical-json.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { OutsideCheck } from './outside-check.ts';
import { REVIEWER_ROLES } from './reviewer-roles.ts';

const DAY = 86_400_000;

/** For how many days a link is good at most, and how many of one copy may be open at once. */
const MOST = { days: 7, open: 20 };

/** Who is asked to read a copy, and for how many days. */
export interface OutsideInput {
  id: string;
  expertName: string;
  department: string;
  days: number;
}

/** A link that was made, and its address, which is told once. */
export interface Invited {
  check: OutsideCheck;
  url: string;
}

const NOT_FROZEN = {
  zh: '稿件须在送审之后才能请外部核稿：链接只给出送审的那一版',
  en: 'Submit the copy first: the link shows the very revision that was submitted',
};
const LIMITED = {
  zh: '限定知悉范围的稿件不得请外部核稿',
  en: 'A copy limited to named people is shown to nobody outside',
};
const DAYS = { zh: `有效期为 1 至 ${MOST.days} 天`, en: `A link is good for 1 to ${MOST.days} days` };
const TOO_MANY = { zh: '这篇稿件已有太多有效链接', en: 'Too many links of this copy are open' };

/** Makes a link by which a named expert reads the copy's latest revision and nothing else, until it expires or is revoked. */
export async function inviteOutside(ctx: Context, input: OutsideInput): Promise<Invited> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN, ...REVIEWER_ROLES);
  const named = {
    expertName: line('expertName', input.expertName, 100),
    department: line('department', input.department, 200),
  };
  must(Number.isInteger(input.days) && input.days >= 1 && input.days <= MOST.days, 'BAD_USER_INPUT', DAYS);
  const token = randomBytes(32).toString('base64url');
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    must(!copy.namedIds, 'FORBIDDEN', LIMITED);
    const revision = await latestRevision(tx.em, copy.id);
    must(revision && !revision.voidedAt, 'WRONG_STATE', NOT_FROZEN);
    const open = { copy: copy.id, revokedAt: null, expiresAt: { $gt: tx.now() } };
    must((await tx.em.count(OutsideCheck, open)) < MOST.open, 'TOO_MANY_REQUESTS', TOO_MANY);
    const check = tx.em.create(
      OutsideCheck,
      {
        ...{ copy, revision, ...named, tokenHash: sha256(token), invitedAt: tx.now() },
        invitedBy: tx.em.getReference(User, tx.actor.id ?? ''),
        expiresAt: new Date(tx.now().getTime() + input.days * DAY),
      },
      { partial: true },
    );
    await tx.em.flush();
    const detail = { checkId: check.id, ...named, hash: revision.hash, expiresAt: check.expiresAt };
    await record(tx, 'outside-check.invited', { type: 'Copy', id: copy.id }, detail);
    return { check, url: `${ctx.publicUrl}/outside/${token}` };
  });
}
