import type { FilterQuery } from '@mikro-orm/core';
import { type Context, mustHaveRole } from '../identity/context.ts';
import { isUuid } from '../platform/database/must-find.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { branchOf } from '../sites/scope.ts';
import { Delivery, type DeliveryState } from './delivery.ts';

/** What a page of the delivery board is asked by. */
export interface DeliveryFilter {
  first: number;
  after?: string | null;
  contentId?: string | null;
  states?: DeliveryState[] | null;
}

async function whereOf(ctx: Context, filter: DeliveryFilter): Promise<FilterQuery<Delivery>> {
  const { contentId, states } = filter;
  return {
    channel: { organisation: { $in: await branchOf(ctx.em, ctx.actor.organisationId) } },
    ...(contentId && { contentId: isUuid(contentId) ? contentId : { $in: [] } }),
    ...(states && { state: { $in: states } }),
  } as FilterQuery<Delivery>;
}

/** Deliveries to the channels of the actor's organisation and those under it, launched and automatic ones alike, the latest planned first. */
export async function listDeliveryBoard(ctx: Context, filter: DeliveryFilter): Promise<Connection<Delivery>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(filter.first);
  const where = await whereOf(ctx, filter);
  const after = placeOf(filter.after);
  const beyond = after
    ? { $or: [{ plannedAt: { $lt: after.at } }, { plannedAt: after.at, id: { $lt: after.id } }] }
    : {};
  const rows = await ctx.em.find(Delivery, { $and: [where, beyond] } as FilterQuery<Delivery>, {
    orderBy: { plannedAt: 'desc', id: 'desc' },
    limit: first + 1,
  });
  const total = await ctx.em.count(Delivery, where);
  return toConnection(rows, first, total, (one) => toCursor(one.plannedAt.toISOString(), one.id));
}
