import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { FastifyRequest } from 'fastify';

/** What the engine answered to a request, before it is sent. */
export interface EngineAnswer {
  status: number;
  headers: Record<string, string>;
  /** Media type of the body. */
  type: string;
  body: string;
}

/** Asks the engine and sends nothing; HEAD is answered as GET. */
export type AskEngine<C> = (request: FastifyRequest, context: C) => Promise<EngineAnswer>;

function headersOf(request: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

function searchOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark);
}

/** The engine behind an address, without the address. */
export function askerOf<C extends BaseContext>(apollo: ApolloServer<C>): AskEngine<C> {
  return async (request, context) => {
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method === 'HEAD' ? 'GET' : request.method,
        headers: headersOf(request),
        search: searchOf(request.url),
        body: request.body,
      },
      context: async () => context,
    });
    if (body.kind !== 'complete') throw new Error('an answer in parts, which nobody asked for');
    const type = headers.get('content-type') ?? '';
    return { status: status ?? 200, headers: Object.fromEntries(headers), type, body: body.string };
  };
}
