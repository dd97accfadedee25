import type { FetchedResponse } from '../../platform/fetch/response.ts';
import { outcomeOfAnswer, retryAfter } from './http-outcome.ts';
import type { Outcome } from './outcome.ts';

/** An answer as JSON. */
export type Body = Record<string, unknown>;

/** What an answer says of an interface that tells its faults by codes: a code of its, or none where it is no answer of its at all. */
export type CodedAnswer =
  | { ok: true; body: Body }
  | { ok: false; code: number | null; body: Body; outcome: Outcome };

/** An answer that is no success. */
export type CodedFailure = Extract<CodedAnswer, { ok: false }>;

/** How an interface speaks of faults. */
export interface Dialect {
  /** Who speaks, for people. */
  name: string;
  /** The fields of an answer that hold the code and the words beside it; 0 is no fault. */
  code: string;
  words: string;
  /** The text of an answer, ready to be read as JSON. */
  ready?(text: string): string;
  /** What a person is to do about a code, where the words of the interface do not say. */
  hints?: Readonly<Record<number, string>>;
  /** Rule: what a code means for what was asked. */
  outcomeOf(code: number, detail: string, now: Date): Outcome;
}

function bodyOf(answer: FetchedResponse, { ready = (text) => text }: Dialect): Body | null {
  try {
    const body: unknown = JSON.parse(ready(answer.text()));
    return body !== null && typeof body === 'object' && !Array.isArray(body) ? (body as Body) : null;
  } catch {
    return null;
  }
}

function ofCode(code: number, body: Body, answer: FetchedResponse, spoken: { in: Dialect; now: Date }) {
  const { in: dialect, now } = spoken;
  const said = body[dialect.words];
  const words = typeof said === 'string' ? said.slice(0, 200) : '';
  const hint = dialect.hints?.[code] ? ` (${dialect.hints[code]})` : '';
  const outcome = dialect.outcomeOf(code, `${dialect.name} ${code}: ${words}${hint}`, now);
  const after = retryAfter(answer.headers.get('retry-after'), now);
  const waiting = outcome.kind === 'retry' && after ? { ...outcome, after } : outcome;
  return { ok: false, code, body, outcome: waiting } as const;
}

/** Rule: what an answer means. A code counts whatever the HTTP status beside it, but a wait that is asked for is kept. */
export function readCoded(answer: FetchedResponse, now: Date, dialect: Dialect): CodedAnswer {
  const body = bodyOf(answer, dialect);
  const code = Number(body?.[dialect.code] ?? 0);
  if (body && Number.isSafeInteger(code) && code !== 0) {
    return ofCode(code, body, answer, { in: dialect, now });
  }
  if (answer.status === 200 && body) return { ok: true, body };
  const outcome = outcomeOfAnswer(answer, now);
  // Taken, says the status, but not what was taken: it may be a page of somebody between.
  const blank: Outcome = { kind: 'unsure', detail: outcome.detail };
  return { ok: false, code: null, body: {}, outcome: outcome.kind === 'accepted' ? blank : outcome };
}

/** What the codes of an interface mean, of a table by meaning; one that is not in it is permanent, for nobody knows that another try helps. */
export function meaningsOf<F extends string>(
  table: readonly (readonly [fault: F, codes: readonly number[]])[],
  permanent: F,
): { faultOf(code: number): F; isOf(answer: CodedAnswer, fault: F): boolean } {
  const faults = new Map(table.flatMap(([fault, codes]) => codes.map((code) => [code, fault] as const)));
  const faultOf = (code: number) => faults.get(code) ?? permanent;
  const isOf = (answer: CodedAnswer, fault: F) =>
    !answer.ok && answer.code !== null && faultOf(answer.code) === fault;
  return { faultOf, isOf };
}

/** Rule: whether what was asked may have been done all the same. */
export function isLost({ outcome }: CodedFailure): boolean {
  return outcome.kind === 'unsure' || (outcome.kind === 'retry' && outcome.lost === true);
}
