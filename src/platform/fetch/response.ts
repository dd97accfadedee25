import type { Dispatcher } from 'undici';
import { decodeText } from './charset.ts';
import { FetchRefusal } from './fetch-refusal.ts';

/** An answer read to its end; `bytes` is the body with Content-Encoding undone. */
export interface FetchedResponse {
  status: number;
  /** The address that answered, after all redirects. */
  url: string;
  headers: Headers;
  bytes: Uint8Array;
  /** The addresses that redirected here, in order; empty where none did. */
  redirectedFrom: string[];
  /** The body as text, its charset sniffed. */
  text: () => string;
  /** The body as JSON; throws FetchRefusal BAD_ENCODING where it is none. */
  json: () => unknown;
}

/** Wraps an answer; the last address of the trail is the one that gave it. */
export function fetchedResponse(
  answer: Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>,
  bytes: Uint8Array,
  trail: readonly URL[],
): FetchedResponse {
  const headers = headersOf(answer.headers);
  const text = () => decodeText(bytes, headers.get('content-type') ?? undefined);
  const addresses = trail.map((url) => url.href);
  return {
    status: answer.statusCode,
    url: addresses.at(-1) ?? '',
    headers,
    bytes,
    redirectedFrom: addresses.slice(0, -1),
    text,
    json: () => parseJson(text(), trail.at(-1)?.host ?? ''),
  };
}

function headersOf(raw: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return headers;
}

function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FetchRefusal('BAD_ENCODING', `the answer of ${host} is not JSON`);
  }
}
