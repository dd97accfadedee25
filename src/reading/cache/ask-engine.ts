import type { FastifyRequest } from 'fastify';
import type { AskEngine, EngineAnswer } from '../../platform/graphql/ask-engine.ts';
import type { ReadingContext } from '../reading-context.ts';
import { type Finished, finish } from './finished.ts';
import type { ResponseCache } from './response-cache.ts';

/** What the engine answered. */
export interface Outcome {
  answer: EngineAnswer;
  /** The answer ready to go out; absent for errors and whatever else is not kept. */
  finished?: Finished;
  /** Whether nothing it was read from changed meanwhile, so that others who asked later may have it too. */
  shared: boolean;
}

/** The means to ask. */
export interface Asking {
  cache: ResponseCache;
  /** Whether every change of more than a moment ago has reached the cache; while it has not, nothing is kept. */
  isSound: () => boolean;
  engine: AskEngine<ReadingContext>;
  /** A fresh context, for one request. */
  context: () => ReadingContext;
}

function isKeepable({ status, type, body }: EngineAnswer): boolean {
  return (
    status === 200 && /^application\/(graphql-response\+)?json/.test(type) && body.startsWith('{"data":{')
  );
}

async function askOnce(asking: Asking, request: FastifyRequest, key: string): Promise<Outcome> {
  const { cache, isSound } = asking;
  const moment = cache.purges.now;
  const wasSound = isSound();
  const context = asking.context();
  const answer = await asking.engine(request, context);
  const shared = wasSound && isSound() && !cache.purges.overtook(moment, context.tags);
  if (!isKeepable(answer)) return { answer, shared };
  const finished = finish(answer.body, context.tags);
  if (shared) cache.keep(key, finished, moment);
  return { answer, finished, shared };
}

/** Asks the engine, once more where a change overtook the first reading, and keeps a good answer. */
export async function askEngine(asking: Asking, request: FastifyRequest, key: string): Promise<Outcome> {
  const first = await askOnce(asking, request, key);
  return first.shared || !asking.isSound() ? first : askOnce(asking, request, key);
}
