import { Refusal, type RefusalCode, type Wording, wordingFor } from '../platform/refusal.ts';
import { PASSWORD_LENGTH_WORDING } from './password-rule.ts';

const WRONG_CODE: [RefusalCode, Wording] = [
  'UNAUTHENTICATED',
  { zh: '验证码不正确或已失效', en: 'The code is not right, or no longer valid' },
];
const LENGTH: [RefusalCode, Wording] = ['BAD_USER_INPUT', PASSWORD_LENGTH_WORDING];

/** The hub's refusal for a code of the sign-in library. */
const BY_CODE: Record<string, [RefusalCode, Wording?]> = {
  LOCKED_OUT: ['LOCKED_OUT'],
  ACCOUNT_TEMPORARILY_LOCKED: ['LOCKED_OUT'],
  INVALID_USERNAME_OR_PASSWORD: [
    'UNAUTHENTICATED',
    { zh: '用户名或密码不正确', en: 'The username or the password is not right' },
  ],
  INVALID_PASSWORD: ['BAD_USER_INPUT', { zh: '当前密码不正确', en: 'The present password is not right' }],
  PASSWORD_TOO_SHORT: LENGTH,
  PASSWORD_TOO_LONG: LENGTH,
  INVALID_CODE: WRONG_CODE,
  INVALID_BACKUP_CODE: WRONG_CODE,
  INVALID_TWO_FACTOR_COOKIE: WRONG_CODE,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: WRONG_CODE,
};

const BY_STATUS: Record<number, RefusalCode> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
};

function refusalOf(status: number, code: unknown): Refusal {
  const known = typeof code === 'string' && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return new Refusal(known[0], known[1]);
  return new Refusal(BY_STATUS[status] ?? (status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL'));
}

function bodyOf({ code, wording }: Refusal, acceptLanguage: string | undefined): string {
  const message = wordingFor(wording, acceptLanguage);
  const extensions = { code, messages: { 'zh-CN': wording.zh, en: wording.en } };
  return JSON.stringify({ code, message, errors: [{ message, extensions }] });
}

/** A refusal as a response in the shape of every other refusal of the hub, with `code` and `message` on top. */
export function refuse(
  refusal: Refusal,
  status: number,
  request: Request,
  headers = new Headers(),
): Response {
  headers.delete('content-length');
  headers.set('content-type', 'application/json; charset=utf-8');
  headers.set('cache-control', 'no-store');
  const language = request.headers.get('accept-language') ?? undefined;
  return new Response(bodyOf(refusal, language), { status, headers });
}

/** The library's response with its errors put into the hub's words; cookies and other headers stay. */
export async function inHubWords(response: Response, request: Request): Promise<Response> {
  if (response.status < 400) return response;
  const body: unknown = await response.json().catch(() => null);
  const refusal = refusalOf(response.status, (body as { code?: unknown } | null)?.code);
  const headers = new Headers(response.headers);
  const wait = headers.get('x-retry-after');
  if (wait !== null) headers.set('retry-after', wait);
  return refuse(refusal, response.status, request, headers);
}
