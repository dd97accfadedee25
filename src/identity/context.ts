import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Gathered } from '../platform/database/transact.ts';
import type { Fetch } from '../platform/fetch/fetch.ts';
import type { JobName, JobPayloads, Queued } from '../platform/jobs/job.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail/mail.ts';
import type { Media } from '../platform/media/media.ts';
import type { MeilisearchServer } from '../platform/meilisearch.ts';
import { must } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import type { Proof, Proven } from './prove-identity.ts';
import type { Role } from './role.ts';

/** Everything impure an act may touch. */
export interface Context {
  em: EntityManager;
  actor: Actor;
  now: () => Date;
  fetch: Fetch;
  mail: Mailer;
  media: Media;
  jobs: Jobs<Context>;
  /** Connections of the role `tonggao_reader`, for what may go out to everybody. */
  reader: Pool;
  /** The Meilisearch server, where one is set. */
  meilisearch: MeilisearchServer | null;
  log: Logger;
  /** Address readers reach this hub at, without a slash at the end. */
  publicUrl: string;
  /** Folder of this process for files outside the database. */
  dataDirectory: string;
  /** Key that secrets at rest are sealed under. */
  secret: string;
  /** Keys before it, which still open what was sealed under them. */
  formerSecrets: readonly string[];
  /** Inside a transaction: what is put down as its last thing. */
  gathered?: Gathered;
  /** Done between the commit of an act and its answer: readers of this process no longer see what was before. */
  afterCommit?: () => Promise<void>;
  /** Holds a proof of who one is against the session that asks; absent where nobody has one. */
  prove?: (proof: Proof) => Promise<Proven>;
}

/** Queues a job in the act's own transaction; refuses to do so outside one. `startAfter` is an instant. */
export async function enqueue<N extends JobName>(
  ctx: Context,
  name: N,
  payload: JobPayloads[N],
  options: { startAfter?: Date; singletonKey?: string; priority?: number; group?: { id: string } } = {},
): Promise<void> {
  if (!ctx.em.isInTransaction()) throw new Error(`enqueue ${name} outside a transaction`);
  await ctx.jobs.send(ctx.em, name, payload, options);
}

/** Queues many jobs of one name in the act's own transaction; one whose key is queued or running already is left out. */
export async function enqueueAll<N extends JobName>(
  ctx: Context,
  name: N,
  jobs: readonly Queued<JobPayloads[N]>[],
): Promise<void> {
  if (!ctx.em.isInTransaction()) throw new Error(`enqueue ${name} outside a transaction`);
  await ctx.jobs.sendAll(ctx.em, name, jobs);
}

/** Refuses anybody who is not signed in, and anybody without one of the roles; the hub itself may. */
export function mustHaveRole(actor: Actor, ...roles: Role[]): void {
  if (actor.kind === 'system') return;
  must(actor.kind === 'user', 'UNAUTHENTICATED');
  must(roles.length === 0 || roles.some((role) => actor.roles.includes(role)), 'FORBIDDEN');
}
