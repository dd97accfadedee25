/** Why an outgoing request came to nothing: the closed list. */
export type FetchRefusalCode =
  | 'BAD_URL'
  | 'PRIVATE_ADDRESS'
  | 'TOO_LARGE'
  | 'TIMEOUT'
  | 'TOO_MANY_REDIRECTS'
  | 'UNREACHABLE'
  | 'BAD_ENCODING';

/** The one error of the fetcher. Its message names the code, the host and the fault; never a path, a query, a header or a password. */
export class FetchRefusal extends Error {
  readonly code: FetchRefusalCode;

  constructor(code: FetchRefusalCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'FetchRefusal';
    this.code = code;
  }
}

/** Turns whatever the network threw into a FetchRefusal about the host. */
export function refusalOf(error: unknown, host: string): FetchRefusal {
  if (error instanceof FetchRefusal) return error;
  const { name, code } = marksOf(error);
  if (name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code)) {
    return new FetchRefusal('TIMEOUT', `${host} did not answer in time`);
  }
  if (name === 'AbortError') return new FetchRefusal('TIMEOUT', `the caller gave up on ${host}`);
  if (/HEADERS?_OVERFLOW/.test(code)) return new FetchRefusal('TOO_LARGE', `the headers of ${host}`);
  if (code === 'UND_ERR_INVALID_ARG')
    return new FetchRefusal('BAD_URL', `no such request can be sent to ${host}`);
  return new FetchRefusal('UNREACHABLE', `${host} (${code || name})`);
}

function marksOf(error: unknown): { name: string; code: string } {
  if (!(error instanceof Error)) return { name: 'unknown', code: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { name: error.name, code };
}
