import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { outcomeOfAnswer, retryAfter } from './http-outcome.ts';
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
const FAULTS = new Map(CODES.flatMap(([fault, codes]) => codes.map((code) => [code, fault] as const)));

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

/** Rule: the meaning of an error code; one that is not known is permanent, for nobody knows that another try helps. */
function faultOf(code: number): WechatFault {
  return FAULTS.get(code) ?? WechatFault.PERMANENT;
}

type Body = Record<string, unknown>;

/** What an answer says: a code of WeChat's, or none where it is no answer of WeChat's at all. */
export type WechatAnswer =
  | { ok: true; body: Body }
  | { ok: false; code: number | null; body: Body; outcome: Outcome };

/** An answer that is no success. */
export type WechatFailure = Extract<WechatAnswer, { ok: false }>;

/** Ids of 64 bits are read as text, for a number of JavaScript would round them. */
function bodyOf(answer: FetchedResponse): Body | null {
  try {
    const text = answer.text().replace(/("(?:msg_id|publish_id)"\s*:\s*)(\d+)/g, '$1"$2"');
    const body: unknown = JSON.parse(text);
    return body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Body) : null;
  } catch {
    return null;
  }
}

function tomorrow(now: Date): Date {
  const there = now.getTime() + 8 * HOUR_MS;
  return new Date((Math.floor(there / DAY_MS) + 1) * DAY_MS - 8 * HOUR_MS + SLACK_MS);
}

function outcomeOfCode(code: number, detail: string, now: Date): Outcome {
  const requestId = /rid: ([\w-]{1,100})/.exec(detail)?.[1] ?? null;
  const said = { detail, requestId };
  switch (faultOf(code)) {
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

function ofCode(code: number, body: Body, answer: FetchedResponse, now: Date): WechatFailure {
  const words = typeof body.errmsg === 'string' ? body.errmsg.slice(0, 200) : '';
  const hint = HINTS[code] ? ` (${HINTS[code]})` : '';
  const outcome = outcomeOfCode(code, `WeChat ${code}: ${words}${hint}`, now);
  const after = retryAfter(answer.headers.get('retry-after'), now);
  return {
    ok: false,
    code,
    body,
    outcome: outcome.kind === 'retry' && after ? { ...outcome, after } : outcome,
  };
}

/** Rule: what an answer of the interface means. A code counts whatever the HTTP status beside it, but a wait that is asked for is kept. */
export function readAnswer(answer: FetchedResponse, now: Date): WechatAnswer {
  const body = bodyOf(answer);
  const code = Number(body?.errcode ?? 0);
  if (body && Number.isSafeInteger(code) && code !== 0) return ofCode(code, body, answer, now);
  if (answer.status === 200 && body) return { ok: true, body };
  const outcome = outcomeOfAnswer(answer, now);
  // Taken, says the status, but not what was taken: it may be a page of somebody between.
  const blank: Outcome = { kind: 'unsure', detail: outcome.detail };
  return { ok: false, code: null, body: {}, outcome: outcome.kind === 'accepted' ? blank : outcome };
}

/** Rule: whether an answer fails by a fault. */
export function isOf(answer: WechatAnswer, fault: WechatFault): boolean {
  return !answer.ok && answer.code !== null && faultOf(answer.code) === fault;
}

/** Rule: whether what was asked may have been done all the same. */
export function isLost({ outcome }: WechatFailure): boolean {
  return outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost === true);
}

/** Rule: the outcome of a call that posts nothing, so that whatever came of it is no doubt. */
export function harmless({ outcome }: WechatFailure): Outcome {
  const { detail, requestId } = outcome;
  if (outcome.kind === 'unsure') return { kind: 'retry', detail, requestId };
  if (outcome.kind !== 'retry') return outcome;
  const { after, ownAfter } = outcome;
  return { kind: 'retry', detail, requestId, after, ownAfter };
}
