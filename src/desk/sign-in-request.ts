/** What signing in came to: done, a second factor is asked for, or a refusal in words. */
export type SignInOutcome = { state: 'done' } | { state: 'code' } | { state: 'refused'; words: string };

async function post(path: string, body: object): Promise<SignInOutcome> {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null;
    if (!response.ok) return { state: 'refused', words: String(answer?.message ?? '登录失败，请稍后再试。') };
    return answer?.twoFactorRedirect ? { state: 'code' } : { state: 'done' };
  } catch {
    return { state: 'refused', words: '连接不上服务器，请检查网络后再试。' };
  }
}

/** Signs in by username and password; the session comes as a cookie that no script can read. */
export function signIn(username: string, password: string): Promise<SignInOutcome> {
  return post('/sign-in/username', { username, password });
}

/** Answers the second factor with the code of an authenticator. */
export function verifyCode(code: string): Promise<SignInOutcome> {
  return post('/two-factor/verify-totp', { code });
}

/** Ends the session. */
export function signOut(): Promise<SignInOutcome> {
  return post('/sign-out', {});
}
