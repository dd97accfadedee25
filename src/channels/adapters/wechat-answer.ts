import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { type CodedAnswer, type CodedFailure, type Dialect, meaningsOf, readCoded } from './coded-answer.ts';
import type { Outcome } from './outcome.ts';

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** Daily quotas begin anew at midnight in China; a little later they have for certain. */
const SLACK_MS = 300_000;
const TOO_OFTEN_MS = 60_000;

/** What a code of WeChat's means: https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html */
export enum WechatFault {
  /** Not taken; a later try may be. */
  BUSY = 'BUSY',
  QUOTA = 'QUOTA',
  /** The token is not, or no longer, good. */
  TOKEN = 'TOKEN',
  /** The account, its secret, its rights or our address are not let in: a person must put that right. */
  SHUT = 'SHUT',
  ABSENT = 'ABSENT',
  /** The message of this id has been sent already. */
  SENT = 'SENT',
  PERMANENT = 'PERMANENT',
}

const CODES: readonly [fault: WechatFault, codes: readonly number[]][] = [
  [WechatFault.BUSY, [-1, 45011, 45066]],
  [WechatFault.QUOTA, [45009, 45028]],
  [WechatFault.TOKEN, [40001, 40014, 42001]],
  [WechatFault.SHUT, [40013, 40125, 40164, 41001, 41002, 41004, 48001, 48004, 50001, 50002, 61007]],
  [WechatFault.SHUT, [89501, 89503, 89506, 89507]],
  [WechatFault.ABSENT, [40007, 53600]],
  [WechatFault.SENT, [45065]],
];

const meanings = meaningsOf(CODES, WechatFault.PERMANENT);

/** Rule: whether an answer fails by a fault. */
export const { isOf } = meanings;

/** What a person is to do, where the words of the interface do not say. */
const HINTS: Readonly<Record<number, string>> = {
  40013: '请核对 AppID',
  40125: '请核对 AppSecret',
  40164: '请把本服务器的公网 IP 加入公众号后台的 IP 白名单',
  45009: '当日调用次数已用完',
  45028: '群发次数已用完',
  48001: '该账号没有发布或群发的接口权限',
  48004: '该账号的接口已被封禁',
  53503: '草稿未通过发布检查，请到公众号后台查看',
  53504: '请到公众号后台发布这篇草稿',
  53505: '请先在公众号后台保存这篇草稿',
  61007: '第三方平台未获发布或草稿的权限集',
};

function tomorrow(now: Date): Date {
  const there = now.getTime() + 8 * HOUR_MS;
  return new Date((Math.floor(there / DAY_MS) + 1) * DAY_MS - 8 * HOUR_MS + SLACK_MS);
}

function outcomeOfCode(code: number, detail: string, now: Date): Outcome {
  const requestId = /rid: ([\w-]{1,100})/.exec(detail)?.[1] ?? null;
  const said = { detail, requestId };
  switch (meanings.faultOf(code)) {
    case WechatFault.BUSY:
      // Who asks too often is one account: the interface serves the others.
      return code === -1
        ? { kind: 'retry', ...said }
        : { kind: 'retry', ...said, ownAfter: new Date(now.getTime() + TOO_OFTEN_MS) };
    case WechatFault.QUOTA:
      return { kind: 'paused', ...said, until: tomorrow(now) };
    case WechatFault.TOKEN:
    case WechatFault.SHUT:
      return { kind: 'reauthorise', ...said };
    default:
      return { kind: 'refused', ...said };
  }
}

/** Ids of 64 bits are read as text, for a number of JavaScript would round them. */
const ready = (text: string) => text.replace(/("(?:msg_id|publish_id)"\s*:\s*)(\d+)/g, '$1"$2"');

const WECHAT: Dialect = {
  ...{ name: 'WeChat', code: 'errcode', words: 'errmsg', hints: HINTS },
  ready,
  outcomeOf: outcomeOfCode,
};

/** Rule: what an answer of the interface means. */
export function readAnswer(answer: FetchedResponse, now: Date): CodedAnswer {
  return readCoded(answer, now, WECHAT);
}

/** Rule: the outcome of a call that posts nothing, so that whatever came of it is no doubt. */
export function harmless({ outcome }: CodedFailure): Outcome {
  const { detail, requestId } = outcome;
  if (outcome.kind === 'unsure') return { kind: 'retry', detail, requestId };
  if (outcome.kind !== 'retry') return outcome;
  const { after, ownAfter } = outcome;
  return { kind: 'retry', detail, requestId, after, ownAfter };
}
