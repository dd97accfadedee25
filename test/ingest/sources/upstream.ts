import type { Fetch } from '../../../src/platform/fetch/fetch.ts';
import { FetchRefusal } from '../../../src/platform/fetch/fetch-refusal.ts';
import type { FetchOptions } from '../../../src/platform/fetch/request.ts';
import { fetchedResponse } from '../../../src/platform/fetch/response.ts';

/** What a made-up upstream answers at one address. */
export interface Answer {
  status?: number;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
}

/** A request that a made-up upstream was sent. */
export interface Asked extends FetchOptions {
  url: string;
}

/** A fetcher that knows one upstream; an address it was not told of throws. */
export function upstream(answers: Record<string, Answer>): { fetch: Fetch; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, options = {}) => {
    asked.push({ url, ...options });
    const answer = answers[url];
    if (!answer) throw new FetchRefusal('UNREACHABLE', new URL(url).host);
    const { status = 200, body = '', headers = {} } = answer;
    const date = 'Sun, 02 Aug 2026 01:00:00 GMT';
    return fetchedResponse({ statusCode: status, headers: { date, ...headers } }, Buffer.from(body), [
      new URL(url),
    ]);
  };
  return { fetch, asked };
}
