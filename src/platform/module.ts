import type { EntityClass } from '@mikro-orm/core';
import type { FastifyInstance } from 'fastify';
import type { JobTable } from './jobs/job.ts';

/** A class with type-graphql decorators. */
export type ResolverClass = abstract new (...args: never[]) => object;

/** What one folder of the house gives to the whole. `C` is the context its acts and jobs are given, `H` the running hub. */
export interface Module<C, H> {
  name: string;
  /** Tables. */
  entities?: EntityClass<object>[];
  /** Doors of the public reading schema. */
  readingResolvers?: ResolverClass[];
  /** Doors of the desk schema. */
  deskResolvers?: ResolverClass[];
  /** Handlers of the jobs this folder owns. */
  jobs?: JobTable<C>;
  /** HTTP addresses outside GraphQL. */
  routes?: (server: FastifyInstance, hub: H) => void | Promise<void>;
}
