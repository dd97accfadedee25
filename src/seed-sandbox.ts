import { Platform } from './channels/account.ts';
import { ChannelKind } from './channels/channel.ts';
import { createChannel } from './channels/create-channel.ts';
import { decideFiling } from './channels/decide-filing.ts';
import { fileOpening } from './channels/file-opening.ts';
import { Filing } from './channels/filing.ts';
import type { Context } from './identity/context.ts';
import { User } from './identity/user.ts';

const DOMAIN = 'shili.gov.cn';

/** The context of the demo's operator, in the same transaction: whoever files does not decide. */
async function asOperator(tx: Context): Promise<Context> {
  const { id, username, name, roles, organisationId } = await tx.em.findOneOrFail(User, {
    username: 'operator',
  });
  return { ...tx, actor: { kind: 'user', id, username, name, roles, organisationId } };
}

/** Enters a filed Weibo account with a channel that leads to the built-in simulator, so that an operator can rehearse. */
export async function seedSandbox(tx: Context, siteId: string): Promise<void> {
  const operator = await asOperator(tx);
  const account = await fileOpening(operator, {
    platform: Platform.WEIBO,
    name: '示例市政务微博（演练）',
    reason: '在内置模拟环境中演练发布',
    responsibleId: operator.actor.id ?? '',
  });
  const filing = await tx.em.findOneOrFail(Filing, { account });
  await decideFiling(tx, { filingId: filing.id, approve: true });
  await createChannel(tx, {
    name: '微博（演练）',
    kind: ChannelKind.WEIBO,
    siteId,
    accountId: account.id,
    settings: {
      accessToken: `sandbox-${DOMAIN}`,
      boundDomain: DOMAIN,
      rip: '127.0.0.1',
      api: `${tx.publicUrl}/sandbox/weibo/api`,
      site: `${tx.publicUrl}/sandbox/weibo`,
    },
  });
}
