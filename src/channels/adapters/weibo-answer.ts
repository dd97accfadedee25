import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { type CodedAnswer, type Dialect, meaningsOf, readCoded } from './coded-answer.ts';
import type { Outcome } from './outcome.ts';

const HOUR_MS = 3_600_000;
/** Hourly quotas begin anew at the full hour; a little later they have for certain. */
const SLACK_MS = 60_000;

/** What a code of Weibo's means for a post: https://open.weibo.com/wiki/Error_code */
export enum WeiboFault {
  /** Not taken; a later try may be. */
  BUSY = 'BUSY',
  /** It failed within; the post may be there all the same. */
  LOST = 'LOST',
  QUOTA = 'QUOTA',
  /** The token, the application or the account is not let in: a person must put that right. */
  SHUT = 'SHUT',
  /** A post that says so is there already. */
  DUPLICATE = 'DUPLICATE',
  /** Taken; it shows in a minute or two. */
  PENDING = 'PENDING',
  ABSENT = 'ABSENT',
  PERMANENT = 'PERMANENT',
}

const CODES: readonly [fault: WeiboFault, codes: readonly number[]][] = [
  [WeiboFault.BUSY, [10002, 10009, 10010]],
  [WeiboFault.LOST, [10001, 10003, 10011]],
  [WeiboFault.QUOTA, [10022, 10023, 10024, 20016]],
  [WeiboFault.SHUT, [10004, 10005, 10006, 10013, 10014, 20031]],
  [WeiboFault.SHUT, [21301, 21314, 21315, 21316, 21317, 21327, 21332]],
  [WeiboFault.DUPLICATE, [20017, 20019, 20111]],
  [WeiboFault.PENDING, [20032]],
  [WeiboFault.ABSENT, [20101]],
];

const meanings = meaningsOf(CODES, WeiboFault.PERMANENT);

/** Rule: whether an answer fails by a fault. */
export const { isOf } = meanings;

/** A post as the interface tells of it; only what is used. */
export interface WeiboStatus {
  idstr: string;
  text: string;
  createdAt: Date;
  uid: string;
}

function outcomeOfCode(code: number, detail: string, now: Date): Outcome {
  switch (meanings.faultOf(code)) {
    case WeiboFault.BUSY:
      return { kind: 'retry', detail };
    case WeiboFault.LOST:
      return { kind: 'retry', detail, lost: true };
    case WeiboFault.QUOTA:
      return {
        kind: 'paused',
        detail,
        until: new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS + SLACK_MS),
      };
    case WeiboFault.SHUT:
      return { kind: 'reauthorise', detail };
    case WeiboFault.DUPLICATE:
      return { kind: 'unsure', detail };
    default:
      return { kind: 'refused', detail };
  }
}

const WEIBO: Dialect = { name: 'Weibo', code: 'error_code', words: 'error', outcomeOf: outcomeOfCode };

/** Rule: what an answer of the interface means. */
export function readAnswer(answer: FetchedResponse, now: Date): CodedAnswer {
  return readCoded(answer, now, WEIBO);
}

/** Rule: a post in an answer; null for what is none. */
export function statusIn(body: unknown): WeiboStatus | null {
  const { idstr, text, created_at: at, user } = (body ?? {}) as Record<string, unknown>;
  const uid = (user as { idstr?: unknown } | undefined)?.idstr;
  const createdAt = new Date(typeof at === 'string' ? at : Number.NaN);
  const isOne = typeof idstr === 'string' && /^\d{5,30}$/.test(idstr) && typeof text === 'string';
  if (!isOne || Number.isNaN(createdAt.getTime())) return null;
  return { idstr, text, createdAt, uid: typeof uid === 'string' && /^\d{1,30}$/.test(uid) ? uid : '' };
}
