import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from './scope.ts';
import { Section } from './section.ts';
import { checkSectionCode } from './section-code.ts';
import { Site } from './site.ts';

/**
 * Gives a section another code, and so another address. A trigger remembers the old one
 * (migrations/20261122T1958_former_addresses.sql), from where readers are led to the new; feeds and subscriptions keep theirs.
 */
export async function recodeSection(
  ctx: Context,
  input: { sectionId: string; code: string },
): Promise<Section> {
  mustHaveRole(ctx.actor, Role.ADMIN);
  const code = checkSectionCode(input.code);
  return transact(ctx, async (tx) => {
    const section = await mustLock(tx.em, Section, input.sectionId);
    const site = await mustFind(tx.em, Site, section.site.id);
    await mustReach(tx, site);
    const before = section.code;
    if (before === code) return section;
    must(!(await tx.em.count(Section, { site, code })), 'CONFLICT', {
      zh: `该站点已有代码为${code}的栏目`,
      en: `The site already has a section with code ${code}`,
    });
    section.code = code;
    await tx.em.flush();
    await record(
      tx,
      'section.recoded',
      { type: 'Section', id: section.id },
      { site: site.code, before, code },
    );
    return section;
  });
}
