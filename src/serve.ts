import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { registerHealth } from './health.ts';
import type { Context } from './identity/context.ts';
import type { Hub } from './identity/hub.ts';
import { noteRefusals } from './journal/note-refusals.ts';
import { MODULES } from './modules.ts';
import type { Env } from './platform/env.ts';
import { schemaOf, serveGraphql } from './platform/graphql/engine.ts';
import { loadReferences } from './platform/graphql/load-references.ts';
import { readTrusted, TrustedDocuments } from './platform/graphql/trusted-documents.ts';
import { createHttp } from './platform/http.ts';
import { openCache } from './reading/cache/open-cache.ts';
import { type ReadingContext, readingContextOf } from './reading/reading-context.ts';
import { tellHints } from './reading/status-hints.ts';
import { serveDesk } from './serve-desk.ts';

/** The public reading schema. */
export function readingSchema() {
  const resolvers = MODULES.flatMap((module) => module.readingResolvers ?? []);
  return schemaOf(resolvers);
}

/** The desk's schema. */
export function deskSchema() {
  return schemaOf(
    MODULES.flatMap((module) => module.deskResolvers ?? []),
    [noteRefusals, loadReferences],
  );
}

/** The documents that readers may name by their hash. */
async function openDocuments(env: Env, schema: GraphQLSchema): Promise<TrustedDocuments> {
  const { READ_DOCUMENTS: path, READ_DOCUMENTS_ONLY: only } = env;
  return new TrustedDocuments(path ? await readTrusted(path, schema) : new Map(), only);
}

async function deskContext(hub: Hub, request: FastifyRequest): Promise<Context> {
  const headers = new Headers();
  for (const name of ['authorization', 'cookie', 'origin', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  const actor = await hub.authentication.actorOf(hub.orm.em.fork(), headers);
  return { ...hub.context(actor), prove: (proof) => hub.authentication.prove(headers, proof) };
}

/**
 * The HTTP server of a hub with every address of the contract; it does not listen yet. A process that only
 * works tells its state and nothing else.
 */
export async function createServer(hub: Hub): Promise<FastifyInstance> {
  const server = createHttp(hub.log, { trustProxy: hub.env.TRUST_PROXY });
  registerHealth(server, hub);
  if (hub.env.TONGGAO_ROLE === 'work') return server;
  const schema = await readingSchema();
  const documents = await openDocuments(hub.env, schema);
  const stopReading = await serveGraphql<ReadingContext>(server, {
    path: '/graphql',
    schema,
    documents,
    log: hub.log,
    bodyLimit: 262_144,
    cookies: false,
    context: async () => readingContextOf(hub),
    front: await openCache(hub, documents),
    plugins: [tellHints],
  });
  const stopDesk = await serveGraphql<Context>(server, {
    path: '/desk/graphql',
    schema: await deskSchema(),
    log: hub.log,
    bodyLimit: 4_194_304,
    cookies: true,
    context: (request) => deskContext(hub, request),
  });
  server.addHook('onClose', async () => {
    await Promise.all([stopReading(), stopDesk()]);
  });
  for (const module of MODULES) await module.routes?.(server, hub);
  await serveDesk(server);
  return server;
}
