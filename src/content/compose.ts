import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { applyPatch } from './apply-patch.ts';
import type { ChangeKind } from './change-kind.ts';
import { Copy } from './copy.ts';
import type { CopyInput } from './inputs.ts';
import { namedPeople } from './limit.ts';
import { type Precision } from './precision.ts';

/** What only other acts may set on a new copy. */
export interface Provenance {
  originAuthor?: string | null;
  originPublishedAt?: Date | null;
  originPrecision?: Precision | null;
  upstreamItemId?: string | null;
  contentId?: string | null;
  changeNote?: string | null;
  changeKind?: ChangeKind | null;
  /** Whose words it begins with, besides its composer's. */
  authorIds?: string[];
}

/** Begins a copy in a section, as a draft of the editor who composes it. */
export async function compose(ctx: Context, input: CopyInput, provenance: Provenance = {}): Promise<Copy> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  must(ctx.actor.id, 'UNAUTHENTICATED');
  const authorId = ctx.actor.id;
  return transact(ctx, async (tx) => {
    const site = await mustFind(tx.em, Site, input.siteId);
    await mustReach(tx, site);
    const section = await mustFind(tx.em, Section, input.sectionId);
    const copy = new Copy();
    const composedBy = tx.em.getReference(User, authorId);
    const now = tx.now();
    Object.assign(copy, { kind: input.kind, site, section, composedBy, composedAt: now, revisedAt: now });
    const authorIds = [...new Set([...(provenance.authorIds ?? []), authorId])];
    Object.assign(copy, { ...provenance, authorIds });
    if (input.namedIds) copy.namedIds = await namedPeople(tx, input.namedIds, [authorId]);
    await applyPatch(tx, copy, input);
    tx.em.persist(copy);
    await tx.em.flush();
    await record(
      tx,
      'copy.composed',
      { type: 'Copy', id: copy.id },
      {
        ...{ title: copy.namedIds ? undefined : copy.title, site: site.code },
        ...(copy.namedIds ? { named: copy.namedIds } : {}),
      },
    );
    return copy;
  });
}
