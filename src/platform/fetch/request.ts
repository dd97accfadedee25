/** What one request asks for beyond its address. */
export interface FetchOptions {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array | FormData;
  /** Cap on the decoded body. */
  maxBytes?: number;
  /** Milliseconds for everything together: names, redirects and the last byte of the body. */
  timeoutMs?: number;
  /** Redirects followed at most; 0 returns the redirect itself. Default 5. */
  redirects?: number;
  signal?: AbortSignal;
}

/** Headers the connection itself decides. */
const NOT_THE_CALLERS = new Set([
  'host',
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/** A request body as bytes that can be sent again on a redirect, with lower-case headers that name its type. */
export async function encodeRequest(
  given: Record<string, string>,
  body: FetchOptions['body'],
): Promise<{ headers: Record<string, string>; body?: string | Uint8Array }> {
  const lowered = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers = Object.fromEntries(lowered.filter(([name]) => !NOT_THE_CALLERS.has(name)));
  if (!(body instanceof FormData)) return { headers, body };
  const form = new Response(body);
  return {
    headers: { ...headers, 'content-type': form.headers.get('content-type') ?? 'multipart/form-data' },
    body: new Uint8Array(await form.arrayBuffer()),
  };
}
