import type { SimulatedAccount } from './weibo-account.ts';
import { WEIBO_ERRORS } from './weibo-errors.ts';

/** What can befall a request that posts or deletes: a code of Weibo's, a status of HTTP, or a lost answer. */
export type WeiboFault = number | '500' | '503' | '429' | 'hang' | 'cut' | 'half-open';

/** A post of the simulated Weibo. */
export interface SimulatedPost {
  id: string;
  account: SimulatedAccount;
  /** As it was sent. */
  status: string;
  /** As readers see it, its addresses shortened. */
  text: string;
  at: Date;
  picture: Uint8Array | null;
}

/** What is answered: JSON with an HTTP status, or an answer that is lost on the way. */
export interface SimulatedAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  lost?: 'hang' | 'cut' | 'half-open';
}

/** A request as the simulator sees it. */
export interface SimulatedRequest {
  path: string;
  token: string | null;
  fields: URLSearchParams;
  picture: Uint8Array | null;
}

/** All that a simulated Weibo knows. */
export interface WeiboState {
  /** Newest first. */
  posts: SimulatedPost[];
  /** What befalls the next requests that post or delete, in order. */
  faults: WeiboFault[];
  /** The addresses that shortened ones stand for. */
  long: Map<string, string>;
  /** How many posts were ever made. */
  made: number;
}

/** A Weibo nobody has used yet. */
export function freshWeibo(): WeiboState {
  return { posts: [], faults: [], long: new Map(), made: 0 };
}

/** Refuses a request by one of Weibo's codes. */
export function refuseByCode({ path }: SimulatedRequest, code: number): SimulatedAnswer {
  const body = { request: `/2/${path}`, error_code: code, error: WEIBO_ERRORS[code] ?? 'Unknown error' };
  return { status: code > 21_000 || code === 10_014 ? 403 : 400, body };
}
