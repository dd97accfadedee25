import type { ApolloServerPlugin } from '@apollo/server';
import type { ReadingContext } from './reading-context.ts';
import { hintsOf } from './status-hint.ts';

/** Puts the hints of a request into what the engine answers, as `extensions.http`. */
export const tellHints: ApolloServerPlugin<ReadingContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response: { body } }) => {
      const http = hintsOf(contextValue);
      if (!http || body.kind !== 'single' || body.singleResult.errors) return;
      body.singleResult.extensions = { ...body.singleResult.extensions, http };
    },
  }),
};

/** Puts them into an answer that was made without the engine, `{"data":…}` and a line end, word for word as the engine would. */
export function withHints(body: string, ctx: ReadingContext): string {
  const http = hintsOf(ctx);
  return http ? `${body.slice(0, body.lastIndexOf('}'))},"extensions":${JSON.stringify({ http })}}\n` : body;
}
