import { type Context, enqueue, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { Placement } from './placement.ts';
import { Publication } from './publication.ts';
import { settleReposts } from './settle-reposts.ts';

/** Takes a publication out of a section for a stated reason, and so from the automatic channels of a site that no longer carries it; out of its home section it is taken by withdrawal only. */
export async function unplace(
  ctx: Context,
  input: { contentId: string; sectionId: string; reason: string },
): Promise<Publication> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.OPERATOR, Role.ADMIN);
  const reason = line('reason', input.reason, 1_000);
  return transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, input.contentId);
    const section = await mustFind(tx.em, Section, input.sectionId);
    await mustReach(tx, await mustFind(tx.em, Site, section.site.id));
    must(publication.section.id !== section.id, 'WRONG_STATE', {
      zh: '所属栏目的刊载只能通过撤稿取消',
      en: 'Its home section loses it by withdrawal only',
    });
    const placement = await tx.em.findOne(Placement, { publication, section });
    must(placement, 'NOT_FOUND');
    await tx.em.remove(placement).flush();
    await settleReposts(tx, publication.id);
    const taken = { contentId: publication.id, explanation: reason, at: tx.now().toISOString() };
    await enqueue(tx, 'channels.take-out', taken);
    await enqueue(tx, 'reading.ping', { contentId: publication.id });
    await enqueue(tx, 'search.index', { contentId: publication.id });
    await record(
      tx,
      'content.unplaced',
      { type: 'Publication', id: publication.id },
      { section: section.id, reason },
    );
    return publication;
  });
}
