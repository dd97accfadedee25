import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { Placement } from './placement.ts';
import { Publication } from './publication.ts';
import { settleReposts } from './settle-reposts.ts';

/** Carries a live publication in a section of a site hosted here, without a second copy; placing it twice changes nothing. */
export async function place(
  ctx: Context,
  input: { contentId: string; sectionId: string },
): Promise<Placement> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.OPERATOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, input.contentId);
    const section = await mustFind(tx.em, Section, input.sectionId);
    await mustReach(tx, await mustFind(tx.em, Site, section.site.id));
    must(!publication.withdrawalKind, 'WRONG_STATE', {
      zh: '内容已撤下',
      en: 'The content has been withdrawn',
    });
    const present = await tx.em.findOne(Placement, { publication, section });
    if (present) return present;
    const placement = tx.em.create(Placement, { publication, section, at: tx.now(), live: true });
    await tx.em.flush();
    await settleReposts(tx, publication.id);
    await enqueue(tx, 'channels.fan-out', { editionId: publication.editionId });
    await enqueue(tx, 'reading.ping', { contentId: publication.id });
    await enqueue(tx, 'search.index', { contentId: publication.id });
    const subject = { type: 'Publication', id: publication.id };
    await record(tx, 'content.placed', subject, { section: section.id });
    return placement;
  });
}
