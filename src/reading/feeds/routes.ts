import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Hub } from '../../identity/hub.ts';
import { must } from '../../platform/refusal.ts';
import { etagOf, type Finished, finish } from '../cache/finished.ts';
import { Flights } from '../cache/flights.ts';
import { type KeptAnswers, keptAnswers } from '../cache/kept-answers.ts';
import { sendFinished } from '../cache/send.ts';
import type { Caller } from '../limits/gate.ts';
import { priceOf } from '../limits/price-list.ts';
import { addressOf, hubOf, type Named, namedFeed } from './addresses.ts';
import { isUnmodified, lastModified } from './last-modified.ts';
import { type MadeFeed, makeFeed } from './make-feed.ts';
import { MEDIA_TYPES } from './write-feed.ts';

interface Outcome {
  made: MadeFeed | null;
  finished: Finished | null;
  /** Whether nothing it was read from changed meanwhile, so that others who asked later may have it too. */
  shared: boolean;
}

const keyOf = ({ of, key, format, before }: Named): string => `feed ${of} ${key} ${format} ${before ?? ''}`;

async function readOnce(hub: Hub, kept: KeptAnswers, named: Named): Promise<Outcome> {
  const { cache, isSound } = kept;
  const moment = cache.purges.now;
  const wasSound = isSound();
  const made = await makeFeed(hub, named);
  if (!made) return { made, finished: null, shared: false };
  const shared = wasSound && isSound() && !cache.purges.overtook(moment, made.tags);
  const finished = { ...finish(made.text, made.tags), changedAt: made.changedAt };
  if (shared && !made.gone) cache.keep(keyOf(named), finished, moment);
  return { made, finished, shared };
}

async function read(hub: Hub, kept: KeptAnswers, named: Named): Promise<Outcome> {
  const first = await readOnce(hub, kept, named);
  return first.shared || !first.made || !kept.isSound() ? first : readOnce(hub, kept, named);
}

/** Where the feed is told of by the hub, and what it calls itself (W3C WebSub, §4). */
function linkHeader({ of, key, format }: Named, publicUrl: string): string {
  const self = addressOf({ path: `/feeds/${of}/${key}` }, format, publicUrl);
  return `<${hubOf(publicUrl)}>; rel="hub", <${self}>; rel="self"`;
}

interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  named: Named;
}

function send(
  hub: Hub,
  kept: KeptAnswers,
  asked: Asked,
  answer: { finished: Finished; came: 'hit' | 'fwd=miss' | 'fwd=bypass' },
): FastifyReply {
  const { request, reply, named } = asked;
  const { finished, came } = answer;
  if (named.of !== 'contents' && !named.before) {
    void reply.header('link', linkHeader(named, hub.publicUrl));
    const modified = lastModified(finished.changedAt, hub.now());
    if (modified) void reply.header('last-modified', modified);
    if (isUnmodified(request.headers, modified)) {
      // The tag is the stronger of the two: whoever shows none has the text if nothing changed since.
      request.headers['if-none-match'] = etagOf(finished);
    }
  }
  const packed = () => kept.cache.recount(keyOf(named), finished);
  return sendFinished(request, reply, finished, { type: MEDIA_TYPES[named.format], came, packed });
}

interface FeedRequest {
  Querystring: { before?: unknown };
}

/** Adds the feeds: `/feeds/sites/{code}`, `/feeds/sections/{id}` and the documents `/feeds/contents/{id}`, each as .atom, .rss and .json. */
export async function registerFeeds(server: FastifyInstance, hub: Hub): Promise<void> {
  const kept = await keptAnswers(hub);
  const flights = new Flights<Outcome>();
  const answerMiss = async (asked: Asked, caller: Caller | null) => {
    const { named, reply } = asked;
    const ask = () => read(hub, kept, named);
    const sound = kept.isSound();
    const { made, finished } = await (sound ? flights.take(keyOf(named), ask) : ask());
    must(made && finished, 'NOT_FOUND');
    kept.gate.charge(caller, priceOf(made.given));
    if (!made.gone) return send(hub, kept, asked, { finished, came: sound ? 'fwd=miss' : 'fwd=bypass' });
    const headers = { 'cache-control': 'no-store', 'content-type': MEDIA_TYPES[named.format] };
    return reply.code(410).headers(headers).send(made.text);
  };
  server.get<FeedRequest>('/feeds/:of/:name', async (request, reply) => {
    const caller = await kept.gate.callerOf(request);
    kept.gate.admit(caller, reply);
    const named = namedFeed(request.url.split('?')[0] ?? '', request.query.before);
    must(named, 'NOT_FOUND');
    const asked = { request, reply, named };
    const hit = kept.isSound() ? kept.cache.get(keyOf(named)) : undefined;
    return hit ? send(hub, kept, asked, { finished: hit, came: 'hit' }) : answerMiss(asked, caller);
  });
}
