import { canonicalJson, sha256 } from '../../platform/canonical-json.ts';
import type { Question } from '../../platform/graphql/question.ts';

/** What decides an answer of the reading API: who asks does not, for everybody may read the same. */
interface Said {
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

function saidIn({ method, body, query, contentType }: Asked): Said | null {
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
function documentOf({ query, extensions }: Said): string | null {
  const said = saidHash(extensions);
  if (query === undefined) return said ?? null;
  if (said === null || typeof query !== 'string' || query === '') return null;
  const counted = sha256(query);
  return said === undefined || said === counted ? counted : null;
}

/** Rule: the one question a request plainly asks; null for whatever is not plainly one: the engine then says what is wrong with it. */
export function questionOf(asked: Asked): Question | null {
  try {
    const said = saidIn(asked);
    if (!said) return null;
    const { operationName: name = null, variables = null, query } = said;
    if (name !== null && !(typeof name === 'string' && NAME.test(name))) return null;
    if (variables !== null && !isRecord(variables)) return null;
    const document = documentOf(said);
    const text = typeof query === 'string' ? query : null;
    return document ? { document, text, operationName: name, variables: variables ?? {} } : null;
  } catch {
    return null;
  }
}

/** Rule: the key under which the answer to a question may be kept: the document, the operation's name and the variables in canonical order. */
export function keyOf({ document, operationName, variables }: Question): string {
  return `${document} ${operationName ?? ''} ${canonicalJson(variables)}`;
}
