import { randomBytes } from 'node:crypto';
import { byCode, type WechatAnswered, type WechatRequest, type WechatState } from './wechat-state.ts';

const [LASTS_MS, EARLY_MS, FORCED_APART_MS, DAY_MS] = [7_200_000, 300_000, 30_000, 86_400_000];
const FORCED_A_DAY = 20;
/** How the secrets of every account of the simulator begin; what follows may be changed like a real one. */
const SECRET = 'sandbox-secret';

function codeOfAccount({ json }: WechatRequest): number {
  if (json.grant_type !== 'client_credential') return 40035;
  if (typeof json.appid !== 'string' || !json.appid.startsWith('wx')) return 40013;
  return String(json.secret).startsWith(SECRET) ? 0 : 40125;
}

function codeOfForcing(state: WechatState, appId: string, now: Date): number {
  const ago = state.forced.filter((one) => one.appId === appId).map(({ at }) => now.getTime() - at.getTime());
  if (ago.some((ms) => ms < FORCED_APART_MS)) return 45011;
  return ago.filter((ms) => ms < DAY_MS).length >= FORCED_A_DAY ? 45009 : 0;
}

function made(state: WechatState, appId: string, now: Date) {
  const token = {
    value: randomBytes(48).toString('base64url'),
    appId,
    expiresAt: new Date(now.getTime() + LASTS_MS),
  };
  state.tokens.push(token);
  return token;
}

/** Answers stable_token: the present token until five minutes before its end, and a new one when it is forced. */
export function stableToken(state: WechatState, request: WechatRequest, now: Date): WechatAnswered {
  const code = codeOfAccount(request);
  if (code > 0) return byCode(code, state.made);
  const appId = String(request.json.appid);
  state.tokens = state.tokens.filter(({ expiresAt }) => now.getTime() - expiresAt.getTime() < DAY_MS);
  if (request.json.force_refresh === true) {
    const refused = codeOfForcing(state, appId, now);
    if (refused > 0) return byCode(refused, state.made);
    state.forced = [...state.forced.slice(-FORCED_A_DAY), { appId, at: now }];
    state.tokens = state.tokens.filter((one) => one.appId !== appId);
  }
  const present = state.tokens.find(
    (one) => one.appId === appId && one.expiresAt.getTime() - now.getTime() > EARLY_MS,
  );
  const { value, expiresAt } = present ?? made(state, appId, now);
  const seconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1_000);
  return { status: 200, body: { access_token: value, expires_in: seconds } };
}

/** The account that a request's token names, or the code by which it is refused. */
export function accountOfToken(state: WechatState, { query }: WechatRequest, now: Date): string | number {
  const value = query.get('access_token');
  if (!value) return 41001;
  const token = state.tokens.find((one) => one.value === value);
  if (!token) return 40001;
  return token.expiresAt > now ? token.appId : 42001;
}
