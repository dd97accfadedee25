import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { Notice } from './notice.ts';

const MOST = 200;

/** Marks the actor's own reminders as read, those named or all; answers how many were unread. Others' are left alone. */
export async function markRead(ctx: Context, input: { ids?: string[] | null }): Promise<number> {
  mustHaveRole(ctx.actor);
  must((input.ids ?? []).length <= MOST, 'BAD_USER_INPUT');
  const named = input.ids ? { id: { $in: input.ids.filter(isUuid) } } : {};
  return transact(ctx, ({ em, actor, now }) =>
    em.nativeUpdate(Notice, { userId: actor.id ?? '', readAt: null, ...named }, { readAt: now() }),
  );
}
