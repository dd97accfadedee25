import type { Context } from '../identity/context.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { must } from '../platform/refusal.ts';
import { Account, AccountState, Platform } from './account.ts';
import { ChannelKind } from './channel.ts';
import type { ChannelInput } from './inputs.ts';

/** Kinds of channels that post as an account, and on which platform that must be. */
const PLATFORMS: Partial<Record<ChannelKind, Platform>> = {
  [ChannelKind.WEIBO]: Platform.WEIBO,
  [ChannelKind.WECHAT]: Platform.WECHAT,
};

const FIELD = { field: 'accountId' };

/** The filed account a channel is to post as: open, of the channel's organisation, on its platform. One by hand may name one; a sub-site and a screen have none. */
export async function accountFor(
  tx: Context,
  input: Pick<ChannelInput, 'kind' | 'accountId'>,
  organisationId: string,
): Promise<Account | null> {
  const platform = PLATFORMS[input.kind];
  const unfiled = { zh: '该类渠道须使用已备案的账号', en: 'Such a channel posts as a filed account' };
  must(!platform || input.accountId, 'BAD_USER_INPUT', unfiled, FIELD);
  if (!input.accountId) return null;
  const account = await mustFind(tx.em, Account, input.accountId);
  const isOfPlatform = platform ? account.platform === platform : input.kind === ChannelKind.MANUAL;
  const isOwn = account.organisation.id === organisationId;
  must(isOfPlatform && isOwn, 'BAD_USER_INPUT', unfiled, FIELD);
  must(account.state === AccountState.OPEN, 'WRONG_STATE', unfiled, FIELD);
  return account;
}
