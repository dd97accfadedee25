import { type Context, mustHaveRole } from '../identity/context.ts';
import { branchOf } from '../sites/scope.ts';
import { Channel } from './channel.ts';

/** The channels of the actor's organisation and those under it, by name; the hub itself sees all. */
export async function listChannels(ctx: Context): Promise<Channel[]> {
  mustHaveRole(ctx.actor);
  const order = { orderBy: { name: 'asc', id: 'asc' } } as const;
  if (ctx.actor.kind === 'system') return ctx.em.find(Channel, {}, order);
  const branch = await branchOf(ctx.em, ctx.actor.organisationId);
  return ctx.em.find(Channel, { organisation: { $in: branch } }, order);
}
