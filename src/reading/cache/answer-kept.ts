import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Finished, finish } from './finished.ts';
import { Flights } from './flights.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { sendFinished } from './send.ts';

/** A text and what it was read from. */
export interface Made {
  text: string;
  tags: Iterable<string>;
}

/** A text that may be kept: under which name, as which media type, and how it is made. */
export interface Making {
  key: string;
  type: string;
  make: () => Promise<Made>;
}

interface Outcome {
  finished: Finished;
  shared: boolean;
}

/** Answers from what is kept, and makes a text anew once for all who ask at once; purged, revalidated and packed like the answers of GraphQL. */
export type AnswerKept = (
  request: FastifyRequest,
  reply: FastifyReply,
  making: Making,
) => Promise<FastifyReply>;

/** Answers other addresses than GraphQL from what a process keeps. */
export function answerFrom({ cache, isSound }: Pick<KeptAnswers, 'cache' | 'isSound'>): AnswerKept {
  const flights = new Flights<Outcome>();
  const makeOnce = async ({ key, make }: Making): Promise<Outcome> => {
    const moment = cache.purges.now;
    const wasSound = isSound();
    const { text, tags } = await make();
    const finished = finish(text, tags);
    const shared = wasSound && isSound() && !cache.purges.overtook(moment, finished.tags);
    if (shared) cache.keep(key, finished, moment);
    return { finished, shared };
  };
  return async (request, reply, making) => {
    const { key, type } = making;
    const present = isSound() ? cache.get(key) : undefined;
    const finished = present ?? (await flights.take(key, () => makeOnce(making))).finished;
    const came = present ? 'hit' : isSound() ? 'fwd=miss' : 'fwd=bypass';
    return sendFinished(request, reply, finished, { type, came, packed: () => cache.recount(key, finished) });
  };
}
