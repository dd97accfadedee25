import { type Context, mustHaveRole } from '../identity/context.ts';
import { record } from '../journal/record.ts';
import { mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Account } from './account.ts';
import { OPERATOR_ROLES } from './operator-roles.ts';
import { webAddress } from './web-address.ts';

/** Notes a post that was not made by the hub, with its address. */
export async function notePost(
  ctx: Context,
  input: { accountId: string; at: Date; url: string },
): Promise<Account> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const url = webAddress('url', input.url);
  must(url, 'BAD_USER_INPUT', undefined, { field: 'url' });
  must(input.at <= ctx.now(), 'BAD_USER_INPUT', undefined, { field: 'at' });
  return transact(ctx, async (tx) => {
    const account = await mustLock(tx.em, Account, input.accountId);
    await mustReachOrganisation(tx, account.organisation.id);
    if (!account.postedAt || account.postedAt < input.at) account.postedAt = input.at;
    await tx.em.flush();
    await record(tx, 'account.posted', { type: 'Account', id: account.id }, { at: input.at, url });
    return account;
  });
}
