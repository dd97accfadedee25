import { lookup as systemLookup } from 'node:dns/promises';
import { Agent, type Dispatcher } from 'undici';
import { parseAllowList } from './allow-list.ts';
import { readBody } from './body.ts';
import { guardedConnector, type Lookup } from './connector.ts';
import { FetchRefusal, refusalOf } from './fetch-refusal.ts';
import { type Hop, nextHop, parseTarget } from './redirect.ts';
import { encodeRequest, type FetchOptions } from './request.ts';
import { type FetchedResponse, fetchedResponse } from './response.ts';

/** Sends one request and gives its answer whole, whatever its HTTP status; rejects with FetchRefusal only. */
export type Fetch = (url: string, options?: FetchOptions) => Promise<FetchedResponse>;

/** What a fetcher is made from. */
export interface FetcherOptions {
  /** FETCH_ALLOW: hosts, host:port, addresses or CIDR that may be reached although private. */
  allow: readonly string[];
  /** Default cap on a decoded body: 16 MiB. */
  maxBytes?: number;
  /** Default time for a whole request: 20 seconds. */
  timeoutMs?: number;
  userAgent?: string;
  /** Stands in for the system's resolver. */
  lookup?: Lookup;
}

type Settings = Required<Pick<FetcherOptions, 'maxBytes' | 'timeoutMs' | 'userAgent'>>;

const MAX_HEADER_BYTES = 32 * 1024;
const DEFAULTS: Settings = { maxBytes: 16 * 1024 * 1024, timeoutMs: 20_000, userAgent: 'Tonggao/1' };

/**
 * Makes the only way out of this process (law 11): http and https to public addresses, or to those on the allow list,
 * checked on the address really connected to and again after every redirect; bytes, headers and time are capped.
 * Throws TypeError for an ill-formed allow list.
 */
export function createFetcher(options: FetcherOptions): Fetch {
  const settings: Settings = { ...DEFAULTS, ...definedOf(options) };
  const lookup: Lookup = options.lookup ?? ((hostname) => systemLookup(hostname, { all: true }));
  const agent = new Agent({
    connect: guardedConnector(parseAllowList(options.allow), lookup, settings.timeoutMs),
    allowH2: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    // The whole request has one clock of its own; idle timers beside it would only fire at odd moments.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return (url, request = {}) => fetchGuarded(agent, settings, url, { ...settings, ...definedOf(request) });
}

async function fetchGuarded(
  agent: Agent,
  settings: Settings,
  address: string,
  request: FetchOptions & Settings,
): Promise<FetchedResponse> {
  const clock = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([clock, request.signal]) : clock;
  const trail: URL[] = [];
  try {
    const first = parseTarget(address);
    trail.push(first);
    return await unlessAborted(
      follow(agent, await firstHop(first, settings, request), request, signal, trail),
      signal,
    );
  } catch (error) {
    throw refusalOf(error, trail.at(-1)?.host ?? 'the address');
  }
}

async function firstHop(url: URL, settings: Settings, request: FetchOptions): Promise<Hop> {
  const { body, headers } = await encodeRequest(request.headers ?? {}, request.body);
  const defaults = {
    'user-agent': settings.userAgent,
    accept: '*/*',
    'accept-encoding': 'gzip, br, deflate',
  };
  return { url, method: request.method ?? 'GET', headers: { ...defaults, ...headers }, body };
}

/** Sends the hop and every redirect after it; `trail` grows by each address asked. */
async function follow(
  agent: Agent,
  start: Hop,
  request: FetchOptions & Settings,
  signal: AbortSignal,
  trail: URL[],
): Promise<FetchedResponse> {
  const most = request.redirects ?? 5;
  for (let hop = start; ; ) {
    const answer = await send(agent, hop, signal);
    const next = most > 0 ? nextHop(hop, answer.statusCode, single(answer.headers.location)) : undefined;
    if (next === undefined) {
      const encoding = [answer.headers['content-encoding'] ?? ''].flat().join(',');
      const bytes = await readBody(answer.body, encoding, request.maxBytes, signal);
      return fetchedResponse(answer, bytes, trail);
    }
    answer.body.on('error', () => undefined).destroy();
    if (trail.length > most)
      throw new FetchRefusal('TOO_MANY_REDIRECTS', `${hop.url.host}, more than ${most}`);
    trail.push(next.url);
    hop = next;
  }
}

function send(agent: Agent, hop: Hop, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  const { url, method, headers, body } = hop;
  return agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: method as Dispatcher.HttpMethod,
    headers,
    body,
    signal,
  });
}

/** A name lookup cannot be aborted; the caller is answered in time all the same. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function definedOf<T extends object>(options: T): Partial<T> & object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
