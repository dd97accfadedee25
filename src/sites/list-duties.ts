import type { FilterQuery } from '@mikro-orm/core';
import { Duty, type DutyKind, type DutyState } from '../duties/duty.ts';
import type { Context } from '../identity/context.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { reachableSiteIds } from './scope.ts';
import { Site } from './site.ts';

/** What a page of duties is asked by. */
export interface DutyFilter {
  siteCode?: string | null;
  kinds?: DutyKind[] | null;
  states?: DutyState[] | null;
  openedFrom?: Date | null;
  openedBefore?: Date | null;
  advised?: boolean | null;
  first: number;
  after?: string | null;
}

async function whereOf(ctx: Context, filter: DutyFilter): Promise<FilterQuery<Duty>> {
  const reachable = await reachableSiteIds(ctx);
  const site = filter.siteCode ? await ctx.em.findOne(Site, { code: filter.siteCode }) : null;
  const ofSite = filter.siteCode ? [site?.id ?? null].filter((id) => id && reachable.includes(id)) : null;
  return {
    ...(ofSite
      ? { siteId: { $in: ofSite as string[] } }
      : { $or: [{ siteId: { $in: reachable } }, { siteId: null }] }),
    ...(filter.kinds ? { kind: { $in: filter.kinds } } : {}),
    ...(filter.states ? { state: { $in: filter.states } } : {}),
    ...(filter.advised == null ? {} : { advised: filter.advised }),
    ...openedWithin(filter),
  } as FilterQuery<Duty>;
}

function openedWithin({ openedFrom, openedBefore }: DutyFilter) {
  const from = openedFrom ? { $gte: openedFrom } : {};
  const before = openedBefore ? { $lt: openedBefore } : {};
  return openedFrom || openedBefore ? { openedAt: { ...from, ...before } } : {};
}

/** The register of duties of the sites the actor may work on, the most urgent first. */
export async function listDuties(ctx: Context, filter: DutyFilter): Promise<Connection<Duty>> {
  const first = pageSize(filter.first);
  const where = await whereOf(ctx, filter);
  const after = placeOf(filter.after);
  const beyond = after
    ? { $or: [{ dueAt: { $gt: after.at } }, { dueAt: after.at, id: { $gt: after.id } }] }
    : {};
  const rows = await ctx.em.find(Duty, { $and: [where, beyond] } as FilterQuery<Duty>, {
    orderBy: { dueAt: 'asc', id: 'asc' },
    limit: first + 1,
  });
  const total = await ctx.em.count(Duty, where);
  return toConnection(rows, first, total, (duty) => toCursor(duty.dueAt.toISOString(), duty.id));
}
