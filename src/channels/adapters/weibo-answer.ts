import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { outcomeOfAnswer, retryAfter } from './http-outcome.ts';
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
const FAULTS = new Map(CODES.flatMap(([fault, codes]) => codes.map((code) => [code, fault] as const)));

/** Rule: the meaning of an error code; one that is not known is permanent, for nobody knows that another try helps. */
export function faultOf(code: number): WeiboFault {
  return FAULTS.get(code) ?? WeiboFault.PERMANENT;
}

/** A post as the interface tells of it; only what is used. */
export interface WeiboStatus {
  idstr: string;
  text: string;
  createdAt: Date;
  uid: string;
}

/** What an answer says: a code of Weibo's, or none where it is no answer of Weibo's at all. */
export type WeiboAnswer =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; code: number | null; outcome: Outcome };

function bodyOf(answer: FetchedResponse): Record<string, unknown> | null {
  try {
    const body: unknown = answer.json();
    return body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function outcomeOfCode(code: number, detail: string, now: Date): Outcome {
  switch (faultOf(code)) {
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

/** Rule: what an answer of the interface means. A code counts whatever the HTTP status beside it, but a wait that is asked for is kept. */
export function readAnswer(answer: FetchedResponse, now: Date): WeiboAnswer {
  const body = bodyOf(answer);
  const code = Number(body?.error_code ?? Number.NaN);
  if (Number.isSafeInteger(code)) {
    const words = typeof body?.error === 'string' ? body.error.slice(0, 200) : '';
    const outcome = outcomeOfCode(code, `Weibo ${code}: ${words}`, now);
    const after = retryAfter(answer.headers.get('retry-after'), now);
    return { ok: false, code, outcome: outcome.kind === 'retry' && after ? { ...outcome, after } : outcome };
  }
  if (answer.status === 200 && body) return { ok: true, body };
  const outcome = outcomeOfAnswer(answer, now);
  // Taken, says the status, but not what was taken: it may be a page of somebody between.
  const isBlank = outcome.kind === 'accepted';
  return { ok: false, code: null, outcome: isBlank ? { kind: 'unsure', detail: outcome.detail } : outcome };
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
