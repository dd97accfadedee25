import type { Lost } from './lost-answer.ts';
import { WECHAT_ERRORS } from './wechat-errors.ts';

/** What can befall a request: a code of WeChat's, a status of HTTP, a lost answer, or how the task it begins is to end. */
export type WechatFaultKind =
  | number
  | '500'
  | '503'
  | '429'
  | Lost
  | 'status-2'
  | 'status-3'
  | 'status-4'
  | 'status-6';

/** A fault, and the calls it waits for: those that post or delete, or those whose path begins so. */
export interface WechatFaultWaiting {
  at: 'post' | 'any' | 'stable_token' | 'draft/' | 'media/' | 'material/' | 'freepublish/' | 'message/';
  what: WechatFaultKind;
}

/** An article as it was handed in. */
export interface SimulatedArticle {
  title: string;
  author: string;
  digest: string;
  /** Filtered as the platform filters it. */
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  need_open_comment: number;
  only_fans_can_comment: number;
}

/** A draft in the draft box. */
export interface SimulatedDraft {
  mediaId: string;
  appId: string;
  article: SimulatedArticle;
  at: Date;
}

/** An article that readers can see, or could until it was deleted. */
export interface PublishedArticle {
  articleId: string;
  appId: string;
  article: SimulatedArticle;
  at: Date;
  isMass: boolean;
  isDeleted: boolean;
}

/** A task of publishing or sending. */
export interface SimulatedTask {
  id: string;
  appId: string;
  isMass: boolean;
  mediaId: string;
  since: Date;
  /** 1 while it runs; how it ended then. */
  status: number;
  /** How it is to end: 0 well. */
  end: number;
  articleId: string | null;
  clientMessageId: string | null;
}

/** A picture that was uploaded. */
export interface SimulatedPicture {
  bytes: Uint8Array;
  type: string;
}

/** All that a simulated WeChat knows. */
export interface WechatState {
  tokens: { value: string; appId: string; expiresAt: Date }[];
  forced: { appId: string; at: Date }[];
  /** By the names in their addresses, oldest first. */
  pictures: Map<string, SimulatedPicture>;
  /** Names of pictures by their permanent media ids. */
  materials: Map<string, string>;
  drafts: SimulatedDraft[];
  /** Newest first. */
  articles: PublishedArticle[];
  tasks: SimulatedTask[];
  faults: WechatFaultWaiting[];
  /** How many things were ever made. */
  made: number;
  /** Where events are told, and by which keys. */
  callback: { url: string; token: string; aesKey: string } | null;
}

/** A WeChat nobody has used yet. */
export function freshWechat(): WechatState {
  const none = { pictures: new Map(), materials: new Map(), made: 0, callback: null };
  return { tokens: [], forced: [], drafts: [], articles: [], tasks: [], faults: [], ...none };
}

/** A request as the simulator sees it; `path` begins after `/cgi-bin/`. */
export interface WechatRequest {
  path: string;
  query: URLSearchParams;
  json: Record<string, unknown>;
  file: Uint8Array | null;
  /** Address of the simulator, under which its pictures and articles are read. */
  base: string;
}

/** What is answered: JSON with an HTTP status, or an answer that is lost on the way. */
export interface WechatAnswered {
  status: number;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
  lost?: Lost;
}

/** An answer by one of WeChat's codes; 0 is a success. */
export function byCode(code: number, made: number, more: Record<string, unknown> = {}): WechatAnswered {
  if (code === 0) return { status: 200, body: { errcode: 0, errmsg: 'ok', ...more } };
  const words = WECHAT_ERRORS[code] ?? 'unknown error';
  return { status: 200, body: { errcode: code, errmsg: `${words} rid: sim-${made}`, ...more } };
}
