import { type Context, mustHaveRole } from '../identity/context.ts';
import { User } from '../identity/user.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { optionalLine } from '../platform/text.ts';

const ADDRESS = /^[^\s@<>"',;:()[\]\\]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/i;

/** Sets where one's own reminders are mailed to; none: they stay at the desk. The journal tells that, not where. */
export async function setAddress(ctx: Context, input: { email?: string | null }): Promise<string | null> {
  mustHaveRole(ctx.actor);
  const email = optionalLine('email', input.email, 254);
  must(email === null || ADDRESS.test(email), 'BAD_USER_INPUT', {
    zh: '电子邮箱地址无效',
    en: 'That is not an e-mail address',
  });
  return transact(ctx, async (tx) => {
    const user = await mustLock(tx.em, User, tx.actor.id ?? '');
    user.email = email;
    await tx.em.flush();
    await record(tx, 'user.address-set', { type: 'User', id: user.id }, { hasAddress: email !== null });
    return email;
  });
}
