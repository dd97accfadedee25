import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, type MiddlewareFn, type NonEmptyArray } from 'type-graphql';
import type { Logger } from '../log.ts';
import type { ResolverClass } from '../module.ts';
import { openToPages } from '../open-to-pages.ts';
import { type AskEngine, askerOf } from './ask-engine.ts';
import { costRule, LIMITS } from './cost.ts';
import { createErrorFormat } from './errors.ts';
import { parseRepeatedBodiesOnce } from './repeated-bodies.ts';
import { storableRule, storableVariables } from './storable-text.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** Builds one of the two schemas from its doors; `around` is run around every field of them. */
export async function schemaOf<C extends object>(
  resolvers: ResolverClass[],
  around: MiddlewareFn<C>[] = [],
): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<() => void>,
    validate: false,
    globalMiddlewares: around as MiddlewareFn[],
  });
}

/** What stands before the engine of a schema and decides whether to ask it. */
export type Front<C> = (engine: AskEngine<C>, schema: GraphQLSchema) => RouteHandlerMethod;

/** What an address of a GraphQL schema needs. */
export interface EngineOptions<C extends BaseContext> {
  path: string;
  schema: GraphQLSchema;
  log: Logger;
  /** Largest request in bytes. */
  bodyLimit: number;
  /** Whether requests are told apart by cookie, and so need protection against forged ones. */
  cookies: boolean;
  context: (request: FastifyRequest) => Promise<C>;
  front?: Front<C>;
  plugins?: ApolloServerPlugin<C>[];
  /** Documents that may be named by their hash; where cookies tell requests apart there are none. */
  documents?: TrustedDocuments;
}

/** Serves a schema at an address by GraphQL over HTTP, within the published limits; answers how to stop it. */
export async function serveGraphql<C extends BaseContext>(
  server: FastifyInstance,
  options: EngineOptions<C>,
): Promise<() => Promise<void>> {
  const apollo = new ApolloServer<C>({
    schema: options.schema,
    introspection: true,
    csrfPrevention: options.cookies,
    includeStacktraceInErrorResponses: false,
    validationRules: [costRule, storableRule],
    validationOptions: { maxErrors: 5 },
    parseOptions: { maxTokens: LIMITS.tokens },
    formatError: createErrorFormat(options.log),
    stopOnTerminationSignals: false,
    // The engine's own page loads its code from elsewhere, which an intranet cannot and a government page must not.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      storableVariables,
      ...(options.plugins ?? []),
      // A front says itself who may keep an answer; the engine's own way of doing so wraps every field.
      ...(options.front ? [ApolloServerPluginCacheControlDisabled()] : []),
    ],
    persistedQueries: options.documents ? { cache: options.documents.cache } : false,
  } as ConstructorParameters<typeof ApolloServer<C>>[0]);
  await apollo.start();
  const { front } = options;
  await server.register(async (scope) => {
    if (front) {
      parseRepeatedBodiesOnce(scope);
      openToPages(scope, options.path);
    }
    scope.route({
      method: front ? ['GET', 'HEAD', 'POST'] : ['GET', 'POST'],
      url: options.path,
      bodyLimit: options.bodyLimit,
      handler:
        front?.(askerOf(apollo), options.schema) ??
        fastifyApolloHandler(apollo, { context: options.context }),
    });
  });
  return () => apollo.stop();
}
