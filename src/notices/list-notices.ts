import type { FilterQuery } from '@mikro-orm/core';
import { type Context, mustHaveRole } from '../identity/context.ts';
import {
  type Connection,
  pageSize,
  placeOf,
  toConnection,
  toCursor,
} from '../platform/graphql/connection.ts';
import { Notice } from './notice.ts';

/** The actor's own reminders, the latest first. */
export async function listNotices(
  ctx: Context,
  input: { first: number; after?: string; unread?: boolean },
): Promise<Connection<Notice>> {
  mustHaveRole(ctx.actor);
  const first = pageSize(input.first);
  const where = { userId: ctx.actor.id, ...(input.unread ? { readAt: null } : {}) };
  const after = placeOf(input.after);
  const beyond: FilterQuery<Notice> = after
    ? { $or: [{ at: { $lt: after.at } }, { at: after.at, id: { $lt: after.id } }] }
    : {};
  const rows = await ctx.em.find(Notice, { $and: [where, beyond] } as FilterQuery<Notice>, {
    orderBy: { at: 'desc', id: 'desc' },
    limit: first + 1,
    populate: ['duty'],
  });
  const total = await ctx.em.count(Notice, where as FilterQuery<Notice>);
  return toConnection(rows, first, total, ({ at, id }) => toCursor(at.toISOString(), id));
}

/** How many of the actor's own reminders are unread. */
export async function countUnread(ctx: Context): Promise<number> {
  mustHaveRole(ctx.actor);
  return ctx.actor.id ? ctx.em.count(Notice, { userId: ctx.actor.id, readAt: null }) : 0;
}
