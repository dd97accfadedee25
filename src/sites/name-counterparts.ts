import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Organisation } from './organisation.ts';
import { mustReachOrganisation } from './scope.ts';

const MOST = 50;

/** Names the upstream departments whose texts an organisation within reach is to carry (对口部门), in place of those named before. */
export async function nameCounterparts(
  ctx: Context,
  input: { organisationId: string; names: string[] },
): Promise<Organisation> {
  mustHaveRole(ctx.actor, Role.SUPERVISOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const organisation = await mustLock(tx.em, Organisation, input.organisationId);
    await mustReachOrganisation(tx, organisation.id);
    const names = namesOf(input.names);
    const before = organisation.counterparts;
    organisation.counterparts = names;
    await tx.em.flush();
    const subject = { type: 'Organisation', id: organisation.id };
    await record(tx, 'organisation.counterparts-named', subject, { before, names });
    return organisation;
  });
}

/** Rule: the names of departments as they were entered, each once; BAD_USER_INPUT for more than fifty, or for one that is no full name. */
function namesOf(given: string[]): string[] {
  must(given.length <= MOST, 'BAD_USER_INPUT', {
    zh: `对口部门不能超过${MOST}个`,
    en: `At most ${MOST} counterparts`,
  });
  const names = [...new Set(given.map((name) => line('counterparts', name, 100)))];
  // One letter would be in the name of nearly everybody.
  must(
    names.every((name) => name.length >= 3),
    'BAD_USER_INPUT',
    { zh: '对口部门请写全称', en: 'Give the full name of each counterpart' },
  );
  return names;
}
