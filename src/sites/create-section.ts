import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line, optionalLine } from '../platform/text.ts';
import type { SectionInput } from './inputs.ts';
import { checkInterpretDays } from './interpret-days.ts';
import { mustReach } from './scope.ts';
import { Section } from './section.ts';
import { checkSectionCode } from './section-code.ts';
import { Site } from './site.ts';

/** Enters a section of a site, at the end of its siblings. */
export async function createSection(ctx: Context, input: SectionInput): Promise<Section> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  const code = checkSectionCode(input.code);
  return transact(ctx, async (tx) => {
    const site = await mustFind(tx.em, Site, input.siteId);
    await mustReach(tx, site);
    const parent = input.parentId ? await mustFind(tx.em, Section, input.parentId) : null;
    must(!parent || parent.site.id === site.id, 'BAD_USER_INPUT', {
      zh: '上级栏目不属于该站点',
      en: 'The parent section is of another site',
    });
    must(!(await tx.em.count(Section, { site, code })), 'CONFLICT');
    const section = tx.em.create(Section, {
      site,
      parent,
      code,
      name: line('name', input.name, 100),
      type: input.type,
      description: optionalLine('description', input.description, 500),
      interpretDays: checkInterpretDays(input.interpretDays),
      position: await tx.em.count(Section, { site, parent }),
    });
    await tx.em.flush();
    await record(tx, 'section.created', { type: 'Section', id: section.id }, { site: site.code, code });
    return section;
  });
}
