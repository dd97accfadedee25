// WeChat Official Account: https://developers.weixin.qq.com/doc/offiaccount/Publish/Publish.html and https://developers.weixin.qq.com/doc/offiaccount/Draft_Box/Add_draft.html
import type { Adapter } from './adapter.ts';
import type { Notice, Outcome } from './outcome.ts';
import { hearWechat } from './wechat-callback.ts';
import { fitWechat } from './wechat-fit.ts';
import { lookAtArticle } from './wechat-look.ts';
import { findWechat } from './wechat-read-back.ts';
import { resultOf } from './wechat-result.ts';
import { retractWechat } from './wechat-retract.ts';
import { sendWechat } from './wechat-send.ts';
import { type WechatDoor, type WechatSettings, wechatSettings } from './wechat-settings.ts';
import { tokenOf } from './wechat-token.ts';

/** A secret that was changed, or an address that has left the list, is told before something is to be posted. */
async function check(door: WechatDoor): Promise<Outcome | Notice | null> {
  const token = await tokenOf(door);
  if (token.ok) return null;
  const { kind, detail } = token.outcome;
  return kind === 'reauthorise' ? { kind, detail } : null;
}

/**
 * An official account on WeChat: an article for each edition, published or sent to the followers; WeChat reviews it and
 * says later how that ended. A correction is an article of its own, which links to the one it corrects or takes its
 * place, and a withdrawal deletes.
 */
export const wechat: Adapter<WechatSettings> = {
  settings: wechatSettings,
  secrets: ['appSecret', 'callbackToken', 'encodingAesKey'],
  address: ({ api }) => api,
  idempotent: false,
  adjustable: true,
  fit: fitWechat,
  send: sendWechat,
  retract: retractWechat,
  result: (ticket, _parcel, door) => resultOf(ticket, door),
  find: findWechat,
  probe: lookAtArticle,
  hear: hearWechat,
  check,
};
