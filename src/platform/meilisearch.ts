import { Meilisearch } from 'meilisearch';
import { createFetcher } from './fetch/fetch.ts';

/** A Meilisearch server as this hub reaches it: by a guarded fetcher that may reach it and nothing else that is private. */
export interface MeilisearchServer {
  client: Meilisearch;
  /** Where front ends reach it. */
  publicUrl: string;
}

/** Thrown for an answer that is no success; `code` is the server's own, empty where it gave none. */
export class MeilisearchFailure extends Error {
  override name = 'MeilisearchFailure';
  readonly code: string;

  constructor(status: number, answer: { code?: string; message?: string } | null) {
    super(`Meilisearch answered ${status}: ${answer?.message ?? 'no reason given'}`);
    this.code = answer?.code ?? '';
  }
}

/** The server's own code for why it did not do something, or an empty text; the client wraps what its requests throw. */
export function failureCode(error: unknown): string {
  if (error instanceof MeilisearchFailure) return error.code;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof MeilisearchFailure ? cause.code : '';
}

const MOST_BYTES = 64 * 1024 * 1024;

/** A client of the server, or null where none is set. */
export function createMeilisearch(env: {
  MEILI_URL?: string;
  MEILI_KEY?: string;
  MEILI_PUBLIC_URL?: string;
}): MeilisearchServer | null {
  if (!env.MEILI_URL) return null;
  const { hostname, port, protocol } = new URL(env.MEILI_URL);
  const own = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
  const fetch = createFetcher({ allow: [own], maxBytes: MOST_BYTES, timeoutMs: 10_000 });
  const httpClient = async (url: string | URL | Request, init?: RequestInit): Promise<unknown> => {
    const answer = await fetch(String(url), {
      method: (init?.method ?? 'GET') as 'GET',
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: (init?.body ?? undefined) as string | undefined,
      redirects: 0,
    });
    const told = answer.bytes.length > 0 ? answer.json() : null;
    if (answer.status >= 400) throw new MeilisearchFailure(answer.status, told as { code?: string } | null);
    return told;
  };
  const client = new Meilisearch({ host: env.MEILI_URL, apiKey: env.MEILI_KEY, httpClient });
  return { client, publicUrl: env.MEILI_PUBLIC_URL ?? env.MEILI_URL };
}
