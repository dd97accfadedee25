import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Question } from '../../platform/graphql/question.ts';
import type { Caller } from '../limits/gate.ts';
import { priceOf } from '../limits/price-list.ts';
import { type Asking, askEngine, type Inquiry, type Outcome } from './ask-engine.ts';
import { Flights } from './flights.ts';
import { keyOf, questionOf } from './request-key.ts';
import { sendAnswer, sendFinished, sendHit } from './send.ts';

/** Accept headers in use are few; beyond so many, and beyond this length, the engine is asked what it makes of one. */
const KNOWN_ACCEPTS = 200;
const LONGEST_ACCEPT = 500;

interface Asked {
  question: Question;
  key: string;
}

/** What bodies ask that were parsed before: the same object asks the same. */
const known = new WeakMap<object, Asked | 'nothing plain'>();

function readAsked({ method, body, query, headers }: FastifyRequest): Asked | null {
  const question = questionOf({ method, body, query, contentType: headers['content-type'] });
  return question && { question, key: keyOf(question) };
}

function askedBy(request: FastifyRequest): Asked | null {
  const { body } = request;
  if (typeof body !== 'object' || body === null) return readAsked(request);
  const present = known.get(body) ?? readAsked(request) ?? 'nothing plain';
  known.set(body, present);
  return present === 'nothing plain' ? null : present;
}

// Who joins a flight pays for the answer alone; whoever started it pays for the reading.
async function askFor(asking: Asking, caller: Caller | null, inquiry: Inquiry): Promise<Outcome> {
  const outcome = await askEngine(asking, inquiry);
  asking.gate.charge(caller, priceOf(outcome.given));
  return outcome;
}

/** Answers the reading API from finished bytes where they are at hand, and otherwise by the engine, once for all who ask the same at once. */
export function createFront(asking: Asking): RouteHandlerMethod {
  const { cache, isSound } = asking;
  const flights = new Flights<Outcome>();
  // The engine alone decides which media type an Accept header is answered with; what it decided is learned from it.
  const types = new LRUCache<string, string>({ max: KNOWN_ACCEPTS });

  const answerHit = (request: FastifyRequest, reply: FastifyReply, key: string, accept: string): boolean => {
    const type = types.get(accept);
    const finished = type && isSound() ? cache.get(key) : undefined;
    if (!type || !finished) return false;
    const packed = () => cache.recount(key, finished);
    if (request.method === 'POST') sendHit(request, reply, finished, { type, packed });
    else sendFinished(request, reply, finished, { type, came: 'hit', packed });
    return true;
  };

  const answerMiss = async (reply: FastifyReply, inquiry: Inquiry, accept: string, caller: Caller | null) => {
    const { request, key } = inquiry;
    const sound = isSound();
    const ask = () => askFor(asking, caller, inquiry);
    const { answer, finished } = await (sound ? flights.take(`${accept} ${key}`, ask) : ask());
    if (!finished) return sendAnswer(reply, answer);
    const { type } = answer;
    if (accept.length <= LONGEST_ACCEPT) types.set(accept, type);
    const packed = () => cache.recount(key, finished);
    return sendFinished(request, reply, finished, { type, came: sound ? 'fwd=miss' : 'fwd=bypass', packed });
  };

  const answerAnything = async (request: FastifyRequest, reply: FastifyReply, caller: Caller | null) => {
    const context = asking.context();
    const answer = await asking.engine(request, context);
    asking.gate.charge(caller, priceOf(context.budget.given));
    return sendAnswer(reply, answer);
  };

  // Not async: a hit has been sent when this returns, and a promise for it would cost a tenth of it.
  const answer = (request: FastifyRequest, reply: FastifyReply, caller: Caller | null) => {
    asking.gate.admit(caller, reply);
    const asked = askedBy(request);
    asking.documents.admit(asked?.question);
    if (!asked) return answerAnything(request, reply, caller);
    const { key } = asked;
    const accept = request.headers.accept ?? '';
    if (answerHit(request, reply, key, accept)) return undefined;
    const question = asking.documents.named(asked.question);
    return answerMiss(reply, { request, key, question, type: types.get(accept) }, accept, caller);
  };

  return (request, reply) => {
    const caller = asking.gate.callerOf(request);
    if (caller instanceof Promise) return caller.then((known) => answer(request, reply, known));
    return answer(request, reply, caller);
  };
}
