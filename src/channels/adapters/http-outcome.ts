import type { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { FetchedResponse } from '../../platform/fetch/response.ts';
import type { Outcome } from './outcome.ts';

const TRY_AGAIN = new Set([408, 425, 429]);
/** Answers that say the message was not taken; after any other failure it may have been. */
const NOT_TAKEN = new Set([425, 429, 503]);
const MAX_WAIT_MS = 24 * 3_600_000;
const EXCERPT = 300;

/** Rule: the moment a Retry-After header names, in seconds or as an HTTP date, at most a day away; undefined where it names none. */
export function retryAfter(header: string | null, now: Date): Date | undefined {
  if (!header) return undefined;
  const at = /^\d{1,9}$/.test(header.trim()) ? now.getTime() + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? undefined : new Date(Math.min(at, now.getTime() + MAX_WAIT_MS));
}

function excerpt(text: string): string {
  const words = text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}

function httpUrl(value: unknown): string | null {
  const url = typeof value === 'string' && value.length <= 2_000 ? URL.parse(value) : null;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null;
}

function identifier(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? excerpt(value) : null;
}

function receiptOf(answer: FetchedResponse): { remoteId: string | null; url: string | null } {
  try {
    const { id, url } = (answer.json() ?? {}) as { id?: unknown; url?: unknown };
    return { remoteId: identifier(id), url: httpUrl(url) };
  } catch {
    // An answer that is not JSON accepts all the same; it only proves less.
    return { remoteId: null, url: null };
  }
}

/** Rule: what an HTTP answer to a message means. 2xx accepts; 408, 425, 429 and 5xx ask for another try; all else refuses, 410 and redirects too. */
export function outcomeOfAnswer(answer: FetchedResponse, now: Date): Outcome {
  const { status } = answer;
  const words = excerpt(answer.text());
  const detail = words ? `HTTP ${status}: ${words}` : `HTTP ${status}`;
  if (status >= 200 && status < 300) return { kind: 'accepted', detail, receipt: receiptOf(answer) };
  if (TRY_AGAIN.has(status) || status >= 500) {
    const after = retryAfter(answer.headers.get('retry-after'), now);
    return { kind: 'retry', detail, after, lost: !NOT_TAKEN.has(status) };
  }
  if (status >= 300 && status < 400) {
    return {
      kind: 'refused',
      detail: `HTTP ${status}: redirects are not followed; enter the address it leads to`,
    };
  }
  return { kind: 'refused', detail };
}

/** Rule: what a request that got no answer means. An address we may not reach refuses; everything else is tried again. */
export function outcomeOfFault(fault: FetchRefusal): Outcome {
  if (fault.code === 'BAD_URL' || fault.code === 'PRIVATE_ADDRESS') {
    return { kind: 'refused', detail: fault.message };
  }
  const neverArrived = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT/.test(
    fault.message,
  );
  return { kind: 'retry', detail: fault.message, lost: !neverArrived };
}
