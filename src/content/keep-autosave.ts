import { randomUUIDv7 } from 'node:crypto';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { User } from '../identity/user.ts';
import { isUuid, mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { sanitiseHtml } from '../platform/html/sanitise.ts';
import { must } from '../platform/refusal.ts';
import { mustReach } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { Autosave } from './autosave.ts';
import { Copy } from './copy.ts';
import type { CopyPatch } from './inputs.ts';
import { mustAllow } from './lifecycle.ts';

/** The most that is kept of what somebody types, in UTF-16 units of JSON. */
const MOST = 2_000_000;

/** Keeps what somebody has typed into a copy, in place of what was kept for them before. The copy, its version and its approvals stay as they are. */
export async function keepAutosave(
  ctx: Context,
  input: { copyId: string; version: number; patch: CopyPatch },
): Promise<Autosave> {
  mustHaveRole(ctx.actor, Role.EDITOR, Role.ADMIN);
  const { id: userId } = ctx.actor;
  must(userId, 'UNAUTHENTICATED');
  const { body, ...rest } = input.patch;
  const patch = { ...rest, ...(body ? { body: sanitiseHtml(body.slice(0, MOST)) } : { body }) };
  must(JSON.stringify(input.patch).length <= MOST, 'TOO_LARGE');
  return transact(ctx, async (tx) => {
    const copy = await mustFind(tx.em, Copy, input.copyId);
    await mustReach(tx, await mustFind(tx.em, Site, copy.site.id));
    mustAllow('revise', copy.state);
    const user = tx.em.getReference(User, userId);
    // Two windows of one person may both be the first to save.
    const kept = { id: randomUUIDv7(), copy, user, version: input.version, patch, savedAt: tx.now() };
    return tx.em.upsert(Autosave, kept, {
      onConflictFields: ['copy', 'user'],
      onConflictExcludeFields: ['id'],
    });
  });
}

/** What is kept for whoever asks of a copy, or null. */
export async function readAutosave({ em, actor }: Context, copyId: string): Promise<Autosave | null> {
  return actor.id && isUuid(copyId) ? em.findOne(Autosave, { copy: copyId, user: actor.id }) : null;
}

/** Forgets what is kept for whoever asks of a copy. */
export async function dropAutosave(ctx: Context, copyId: string): Promise<void> {
  mustHaveRole(ctx.actor);
  if (ctx.actor.id && isUuid(copyId))
    await ctx.em.nativeDelete(Autosave, { copy: copyId, user: ctx.actor.id });
}
