import { Severity } from '../finding.ts';
import { type Check, faultAt } from './check.ts';

/** WeChat takes titles of so many characters (草稿箱, 新建草稿: title). */
const WECHAT = 32;
const ANYWHERE = 64;

/** Finds titles too long for a channel: over 32 characters for WeChat, over 64 for lists and screens; the finding marks what is over. */
export const longTitle: Check = (proof) => {
  const characters = [...proof.texts.title];
  const { length } = characters;
  if (length <= WECHAT) return [];
  const limit = length > ANYWHERE ? ANYWHERE : WECHAT;
  const start = characters.slice(0, limit).join('').length;
  const reason =
    length > ANYWHERE
      ? `标题${length}字，超过${ANYWHERE}字，列表和屏幕无法完整显示`
      : `标题${length}字，微信图文标题上限为${WECHAT}字，需另拟短标题`;
  const severity = length > ANYWHERE ? Severity.WARN : Severity.HINT;
  return [faultAt(proof, 'title', [start, proof.texts.title.length], { severity, reason })];
};
