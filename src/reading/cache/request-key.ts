import { canonicalJson, sha256 } from '../../platform/canonical-json.ts';

/** What decides an answer of the reading API: who asks does not, for everybody may read the same. */
interface Question {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** The parts of an HTTP request that a question can stand in. */
interface Asked {
  method: string;
  body: unknown;
  query: unknown;
  contentType: string | undefined;
}

const HASH = /^[0-9a-f]{64}$/;
const NAME = /^\w+$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : text;
}

function questionOf({ method, body, query, contentType }: Asked): Question | null {
  if (method === 'POST') return isRecord(body) && contentType?.startsWith('application/json') ? body : null;
  if (contentType !== undefined || !isRecord(query)) return null;
  const { variables, extensions, ...rest } = query;
  return { ...rest, variables: parsed(variables), extensions: parsed(extensions) };
}

/** The SHA-256 a persisted query says; undefined when it says none, null when it cannot be understood. */
function saidHash(extensions: unknown): string | null | undefined {
  if (extensions === undefined || extensions === null) return undefined;
  if (!isRecord(extensions) || Object.keys(extensions).some((name) => name !== 'persistedQuery')) return null;
  const { persistedQuery } = extensions;
  if (persistedQuery === undefined) return undefined;
  if (!isRecord(persistedQuery) || persistedQuery.version !== 1) return null;
  const { sha256Hash } = persistedQuery;
  return typeof sha256Hash === 'string' && HASH.test(sha256Hash) ? sha256Hash : null;
}

/** SHA-256 of the document, counted or said; null when the two differ, or nothing is asked. */
function documentOf({ query, extensions }: Question): string | null {
  const said = saidHash(extensions);
  if (query === undefined) return said ?? null;
  if (said === null || typeof query !== 'string' || query === '') return null;
  const counted = sha256(query);
  return said === undefined || said === counted ? counted : null;
}

/**
 * Rule: the key under which the answer to a request may be kept: the document, the operation's name and the variables
 * in canonical order. Null for whatever is not plainly one question; the engine then says what is wrong with it.
 */
export function requestKey(asked: Asked): string | null {
  try {
    const question = questionOf(asked);
    if (!question) return null;
    const { operationName = null, variables = null } = question;
    if (operationName !== null && !(typeof operationName === 'string' && NAME.test(operationName)))
      return null;
    if (variables !== null && !isRecord(variables)) return null;
    const document = documentOf(question);
    return document && `${document} ${operationName ?? ''} ${canonicalJson(variables ?? {})}`;
  } catch {
    return null;
  }
}
