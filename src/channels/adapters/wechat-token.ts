import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import type { CodedAnswer, CodedFailure } from './coded-answer.ts';
import { outcomeOfFault } from './http-outcome.ts';
import { readAnswer } from './wechat-answer.ts';
import type { WechatDoor } from './wechat-settings.ts';

const TOKEN = 'token';
const FORCED = 'forced';
/** The platform renews a token so long before its end, and both are good meanwhile. */
const EARLY_S = 300;
const LEAST_S = 60;
/** A token may be forced anew every half minute, and 20 times a day. */
const FORCED_MS = 60_000;

/** A token, or why there is none. */
export type Token = { ok: true; token: string } | CodedFailure;

/** Bounds of every request. */
export const WECHAT_LIMITS = { redirects: 0, timeoutMs: 20_000, maxBytes: 4 * 1024 * 1024 };

async function kept(door: WechatDoor): Promise<{ token: string | null; version: number }> {
  const row = await door.memory.read(TOKEN);
  if (!row) return { token: null, version: 0 };
  const { token } = (row.value ? JSON.parse(row.value) : {}) as { token?: string };
  return { token: token ?? null, version: row.version };
}

async function request(door: WechatDoor, isForced: boolean): Promise<CodedAnswer> {
  const { appId: appid, appSecret: secret, api } = door.settings;
  const url = `${api.replace(/\/$/, '')}/cgi-bin/stable_token`;
  const body = JSON.stringify({
    grant_type: 'client_credential',
    appid,
    secret,
    force_refresh: isForced,
  });
  const headers = { 'content-type': 'application/json' };
  try {
    return readAnswer(await door.fetch(url, { ...WECHAT_LIMITS, method: 'POST', headers, body }), door.now);
  } catch (error) {
    if (!(error instanceof FetchRefusal)) throw error;
    return { ok: false, code: null, body: {}, outcome: outcomeOfFault(error) };
  }
}

function unsound(): CodedFailure {
  return { ok: false, code: null, body: {}, outcome: { kind: 'retry', detail: 'the answer names no token' } };
}

/** Fetches a token and tells every process; where another one has been quicker, its token counts. */
async function fetchToken(door: WechatDoor, version: number, isForced = false): Promise<Token> {
  const answer = await request(door, isForced);
  if (!answer.ok) return answer;
  const { access_token: token, expires_in: seconds } = answer.body;
  if (typeof token !== 'string' || token === '') return unsound();
  const lasts = Math.max(LEAST_S, (Number(seconds) || 0) - EARLY_S);
  const expiresAt = new Date(door.now.getTime() + lasts * 1_000);
  const isOurs = await door.memory.write(TOKEN, JSON.stringify({ token }), { version, expiresAt });
  return { ok: true, token: isOurs ? token : ((await kept(door)).token ?? token) };
}

/** The token that all processes share; fetched where there is none or it has expired. */
export async function tokenOf(door: WechatDoor): Promise<Token> {
  const { token, version } = await kept(door);
  return token ? { ok: true, token } : fetchToken(door, version);
}

async function mayForce(door: WechatDoor): Promise<boolean> {
  const row = await door.memory.read(FORCED);
  if (row) return false;
  const expiresAt = new Date(door.now.getTime() + FORCED_MS);
  return door.memory.write(FORCED, '1', { version: 0, expiresAt });
}

/** A token in place of one that was refused: another process's, else the platform's present one, else one that is forced, once a minute. */
export async function renewToken(door: WechatDoor, refused: string): Promise<Token> {
  const { token, version } = await kept(door);
  if (token && token !== refused) return { ok: true, token };
  const present = await fetchToken(door, version);
  if (!present.ok || present.token !== refused) return present;
  if (await mayForce(door)) return fetchToken(door, (await kept(door)).version, true);
  const after = new Date(door.now.getTime() + FORCED_MS);
  const detail = 'the token is refused, and is being renewed';
  return { ok: false, code: null, body: {}, outcome: { kind: 'retry', detail, after } };
}
