import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { isUuid, mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Copy } from './copy.ts';
import { mustAllow } from './lifecycle.ts';

const MOST = 50;

/** The people a copy is to be limited to, its composer and the one who names them always among them; refuses somebody who is not there. */
export async function namedPeople(
  tx: Context,
  ids: readonly string[],
  always: readonly (string | null)[],
): Promise<string[]> {
  const wanted = [...new Set([...ids, ...always.filter((id) => id !== null)])];
  must(wanted.length <= MOST, 'BAD_USER_INPUT', {
    zh: `知悉范围最多${MOST}人`,
    en: `At most ${MOST} people can be named`,
  });
  const known = wanted.every(isUuid) ? await tx.em.count(User, { id: { $in: wanted }, active: true }) : 0;
  must(known === wanted.length, 'BAD_USER_INPUT', {
    zh: '知悉范围中有人不存在或已停用',
    en: 'Somebody named is not there, or no longer active',
  });
  return wanted;
}

/**
 * Limits a copy that is not yet published to named people, who alone see it anywhere and have a part in it from then on;
 * or, with null, opens it to everybody who reaches its site. The one who does so is named.
 */
export async function limit(ctx: Context, input: { id: string; namedIds: string[] | null }): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const copy = await mustLock(tx.em, Copy, input.id);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('revise', copy.state);
    const before = copy.namedIds;
    const always = [copy.composedBy.id, tx.actor.id];
    copy.namedIds = input.namedIds && (await namedPeople(tx, input.namedIds, always));
    await tx.em.flush();
    await record(tx, 'copy.limited', { type: 'Copy', id: copy.id }, { before, named: copy.namedIds });
    return copy;
  });
}
