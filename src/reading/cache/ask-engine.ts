import type { FastifyRequest } from 'fastify';
import type { AskEngine, EngineAnswer } from '../../platform/graphql/ask-engine.ts';
import type { CompiledOperations } from '../../platform/graphql/compiled-operations.ts';
import type { Question } from '../../platform/graphql/question.ts';
import type { TrustedDocuments } from '../../platform/graphql/trusted-documents.ts';
import type { Gate } from '../limits/gate.ts';
import type { Given } from '../limits/price-list.ts';
import type { ReadingContext } from '../reading-context.ts';
import { FOR_ENGINE } from '../statement/roots.ts';
import type { Statements } from '../statement/statements.ts';
import { withHints } from '../status-hints.ts';
import { type Finished, finish } from './finished.ts';
import type { ResponseCache } from './response-cache.ts';

/** What the engine answered. */
export interface Outcome {
  answer: EngineAnswer;
  /** The answer ready to go out; absent for errors and whatever else is not kept. */
  finished?: Finished;
  /** What was read for it. */
  given: Given;
  /** Whether nothing it was read from changed meanwhile, so that others who asked later may have it too. */
  shared: boolean;
}

/** The means to ask. */
export interface Asking {
  cache: ResponseCache;
  /** Whether every change of more than a moment ago has reached the cache; while it has not, nothing is kept. */
  isSound: () => boolean;
  engine: AskEngine<ReadingContext>;
  gate: Gate;
  documents: TrustedDocuments;
  compiled: CompiledOperations<ReadingContext>;
  statements: Statements;
  /** A fresh context, for one request; with the fields it asks for, where they are known. */
  context: (fields?: ReadonlySet<string>) => ReadingContext;
}

/** A question and how it was asked. */
export interface Inquiry {
  request: FastifyRequest;
  question: Question;
  /** The key its answer is kept under. */
  key: string;
  /** The media type it is answered in; undefined while only the engine knows. */
  type: string | undefined;
}

function isKeepable({ status, type, body }: EngineAnswer): boolean {
  return (
    status === 200 && /^application\/(graphql-response\+)?json/.test(type) && body.startsWith('{"data":{')
  );
}

interface Reading {
  answer: EngineAnswer;
  tags: ReadonlySet<string>;
  given: Given;
}

function readingOf(answer: EngineAnswer, { tags, budget }: ReadingContext): Reading {
  return { answer, tags, given: budget.given };
}

async function readByStatement(asking: Asking, { question, type }: Inquiry): Promise<Reading | null> {
  if (!type) return null;
  const found = await asking.statements.answer(question, () => asking.context());
  if (!found || found.tags.has(FOR_ENGINE)) return null;
  const { data, tags, given } = found;
  return { answer: { status: 200, headers: {}, type, body: `{"data":${data}}\n` }, tags, given };
}

async function readCompiled(asking: Asking, { question, type }: Inquiry): Promise<Reading | null> {
  const fields = asking.compiled.fields(question);
  if (!type || !fields) return null;
  const context = asking.context(fields);
  const body = await asking.compiled.answer(question, context);
  if (body === null) return null;
  return readingOf({ status: 200, headers: {}, type, body: withHints(body, context) }, context);
}

async function readByEngine(asking: Asking, { request, question }: Inquiry): Promise<Reading> {
  const context = asking.context();
  const answer = await asking.engine(request, context);
  if (isKeepable(answer)) {
    asking.compiled.note(question);
    asking.statements.note(question);
  }
  return readingOf(answer, context);
}

async function read(asking: Asking, inquiry: Inquiry): Promise<Reading> {
  return (
    (await readByStatement(asking, inquiry)) ??
    (await readCompiled(asking, inquiry)) ??
    (await readByEngine(asking, inquiry))
  );
}

async function askOnce(asking: Asking, inquiry: Inquiry): Promise<Outcome> {
  const { cache, isSound } = asking;
  const moment = cache.purges.now;
  const wasSound = isSound();
  const { answer, tags, given } = await read(asking, inquiry);
  const shared = wasSound && isSound() && !cache.purges.overtook(moment, tags);
  if (!isKeepable(answer)) return { answer, given, shared };
  const finished = finish(answer.body, tags);
  if (shared) cache.keep(inquiry.key, finished, moment);
  return { answer, finished, given, shared };
}

/** Asks the engine or what is compiled of it, once more where a change overtook the first reading, and keeps a good answer. */
export async function askEngine(asking: Asking, inquiry: Inquiry): Promise<Outcome> {
  const first = await askOnce(asking, inquiry);
  return first.shared || !asking.isSound() ? first : askOnce(asking, inquiry);
}
