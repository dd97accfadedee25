import { attach } from '../content/attach.ts';
import { ChangeKind } from '../content/change-kind.ts';
import { compose } from '../content/compose.ts';
import { Copy } from '../content/copy.ts';
import { CopyState } from '../content/copy-state.ts';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { Edition } from './edition.ts';
import { Publication } from './publication.ts';

/** What is to be corrected, and how far; with a section, the content moves its home there, be it of another site. */
export interface Correction {
  contentId: string;
  changeNote: string;
  changeKind?: ChangeKind | null;
  sectionId?: string | null;
}

async function homeOf(tx: Context, { site, section }: Publication, sectionId: string | null | undefined) {
  await mustReach(tx, await mustFind(tx.em, Site, site.id));
  if (!sectionId) return { siteId: site.id, sectionId: section.id };
  const home = await mustFind(tx.em, Section, sectionId);
  return { siteId: home.site.id, sectionId: home.id };
}

async function mustBeAlone(tx: Context, contentId: string): Promise<void> {
  const open = { contentId, state: { $ne: CopyState.PUBLISHED } };
  must(!(await tx.em.count(Copy, open, { filters: false })), 'CONFLICT', {
    zh: '该内容已有一份更正稿在办理',
    en: 'A correction of this content is under way already',
  });
}

/** Opens a correction draft from the live edition; it is reviewed like any copy, by none of those whose words the edition holds, and publishing it makes the next edition. */
export async function correct(ctx: Context, input: Correction): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const changeNote = line('changeNote', input.changeNote, 2_000);
  return transact(ctx, async (tx) => {
    const publication = await mustLock(tx.em, Publication, input.contentId);
    must(!publication.withdrawalKind, 'WRONG_STATE', {
      zh: '内容已撤下',
      en: 'The content has been withdrawn',
    });
    const home = await homeOf(tx, publication, input.sectionId);
    await mustBeAlone(tx, publication.id);
    const { snapshot, copyId } = await mustFind(tx.em, Edition, publication.editionId);
    const before = await tx.em.findOneOrFail(Copy, { id: copyId }, { filters: false });
    const expiresAt = snapshot.expiresAt ? new Date(snapshot.expiresAt) : null;
    const copy = await compose(
      tx,
      { ...snapshot, ...home, expiresAt },
      {
        changeNote,
        changeKind: input.changeKind ?? ChangeKind.SUBSTANTIVE,
        contentId: publication.id,
        authorIds: before.authorIds,
        upstreamItemId: before.upstreamItemId,
        originAuthor: snapshot.originAuthor,
        originPrecision: snapshot.originPrecision,
        originPublishedAt: snapshot.originPublishedAt ? new Date(snapshot.originPublishedAt) : null,
      },
    );
    await attach(tx, { copyId: copy.id, files: snapshot.attachments });
    return copy;
  });
}
