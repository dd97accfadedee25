import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { checkInterpretDays, INTERPRET_DAYS } from './interpret-days.ts';
import { mustReach } from './scope.ts';
import { Section } from './section.ts';
import { Site } from './site.ts';

/** Says within how many working days (as many as before, three where there were none) a policy of a section must be interpreted, or that none need be; duties that are open already keep their time. */
export async function requireInterpretation(
  ctx: Context,
  input: { sectionId: string; required: boolean; workingDays?: number | null },
): Promise<Section> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const section = await mustLock(tx.em, Section, input.sectionId);
    await mustReach(tx, await mustFind(tx.em, Site, section.site.id));
    const before = section.interpretDays;
    const days = input.workingDays ?? before ?? INTERPRET_DAYS;
    const interpretDays = input.required ? checkInterpretDays(days) : null;
    section.interpretDays = interpretDays;
    await tx.em.flush();
    const subject = { type: 'Section', id: section.id };
    await record(tx, 'section.interpretation-required', subject, { before, days: interpretDays });
    return section;
  });
}
