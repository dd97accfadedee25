import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { CodedAnswer } from './coded-answer.ts';
import { outcomeOfFault } from './http-outcome.ts';
import { isOf, readAnswer, WechatFault } from './wechat-answer.ts';
import type { WechatDoor } from './wechat-settings.ts';
import { renewToken, tokenOf, WECHAT_LIMITS } from './wechat-token.ts';

/** A file as the interface takes it. */
export interface WechatFile {
  bytes: Uint8Array;
  type: string;
  extension: string;
}

async function post(
  door: WechatDoor,
  path: string,
  token: string,
  body: string | FormData,
): Promise<CodedAnswer> {
  const joint = path.includes('?') ? '&' : '?';
  const base = door.settings.api.replace(/\/$/, '');
  const url = `${base}/cgi-bin/${path}${joint}access_token=${encodeURIComponent(token)}`;
  const headers: Record<string, string> =
    typeof body === 'string' ? { 'content-type': 'application/json; charset=utf-8' } : {};
  try {
    return readAnswer(await door.fetch(url, { ...WECHAT_LIMITS, method: 'POST', headers, body }), door.now);
  } catch (error) {
    if (!(error instanceof FetchRefusal)) throw error;
    return { ok: false, code: null, body: {}, outcome: outcomeOfFault(error) };
  }
}

async function call(door: WechatDoor, path: string, body: string | FormData): Promise<CodedAnswer> {
  const first = await tokenOf(door);
  // Without a token nothing was asked, so nothing can have been done.
  if (!first.ok) return { ...first, outcome: unasked(first.outcome) };
  const answer = await post(door, path, first.token, body);
  if (!isOf(answer, WechatFault.TOKEN)) return answer;
  const second = await renewToken(door, first.token);
  return second.ok ? post(door, path, second.token, body) : { ...second, outcome: unasked(second.outcome) };
}

function unasked<O extends { kind: string; detail: string }>(outcome: O): O {
  if (outcome.kind === 'unsure') return { ...outcome, kind: 'retry' };
  return outcome.kind === 'retry' ? { ...outcome, lost: false } : outcome;
}

/** Calls the interface with JSON; a token that is refused is renewed once. */
export function askWechat(door: WechatDoor, path: string, body: object): Promise<CodedAnswer> {
  return call(door, path, JSON.stringify(body));
}

/** Uploads a file; a token that is refused is renewed once. */
export function uploadToWechat(door: WechatDoor, path: string, file: WechatFile): Promise<CodedAnswer> {
  const form = new FormData();
  const blob = new Blob([new Uint8Array(file.bytes)], { type: file.type });
  form.append('media', blob, `picture.${file.extension}`);
  return call(door, path, form);
}
