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

interface Rehearsal {
  platform: Platform;
  kind: ChannelKind;
  account: string;
  channel: string;
  settings: object;
}

const rehearsals = (publicUrl: string): Rehearsal[] => [
  {
    platform: Platform.WEIBO,
    kind: ChannelKind.WEIBO,
    account: '示例市政务微博（演练）',
    channel: '微博（演练）',
    settings: {
      accessToken: `sandbox-${DOMAIN}`,
      boundDomain: DOMAIN,
      rip: '127.0.0.1',
      api: `${publicUrl}/sandbox/weibo/api`,
      site: `${publicUrl}/sandbox/weibo`,
    },
  },
  {
    platform: Platform.WECHAT,
    kind: ChannelKind.WECHAT,
    account: '示例市政务公众号（演练）',
    channel: '微信公众号（演练）',
    settings: {
      appId: 'wxsandbox00000001',
      appSecret: 'sandbox-secret',
      api: `${publicUrl}/sandbox/wechat/api`,
    },
  },
];

async function enter(tx: Context, siteId: string, one: Rehearsal): Promise<void> {
  const operator = await asOperator(tx);
  const account = await fileOpening(operator, {
    platform: one.platform,
    name: one.account,
    reason: '在内置模拟环境中演练发布',
    responsibleId: operator.actor.id ?? '',
  });
  const filing = await tx.em.findOneOrFail(Filing, { account });
  await decideFiling(tx, { filingId: filing.id, approve: true });
  const { channel: name, kind, settings } = one;
  await createChannel(tx, { name, kind, siteId, accountId: account.id, settings });
}

/** Enters filed accounts on Weibo and WeChat with channels that lead to the built-in simulators, so that an operator can rehearse. */
export async function seedSandbox(tx: Context, siteId: string): Promise<void> {
  for (const one of rehearsals(tx.publicUrl)) await enter(tx, siteId, one);
}
