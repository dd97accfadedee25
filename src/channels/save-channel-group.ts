import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { isUuid, mustFind, mustLock } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Organisation } from '../sites/organisation.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Channel } from './channel.ts';
import { ChannelGroup } from './channel-group.ts';

/** A group as it is to be; without an id a new one, of the actor's organisation. */
export interface GroupDraft {
  id?: string | null;
  name: string;
  channelIds: string[];
}

/** The channels of the ids, each within the actor's reach. */
export async function mustReachChannels(tx: Context, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)].filter(isUuid);
  const channels = await tx.em.find(Channel, { id: { $in: wanted } });
  must(channels.length === new Set(ids).size, 'NOT_FOUND', undefined, { field: 'channelIds' });
  const owners = new Set(channels.map((channel) => channel.organisation.id));
  for (const id of owners) await mustReachOrganisation(tx, id);
  return wanted;
}

async function ownerOf(tx: Context, present: ChannelGroup | null): Promise<Organisation> {
  const organisationId = present?.organisation.id ?? tx.actor.organisationId;
  must(organisationId, 'FORBIDDEN');
  await mustReachOrganisation(tx, organisationId);
  // Held, so that two people do not take one name at once.
  return mustLock(tx.em, Organisation, organisationId);
}

/** Makes a group of channels, or changes one of the actor's reach; its name is one of a kind in its organisation. */
export async function saveChannelGroup(ctx: Context, input: GroupDraft): Promise<ChannelGroup> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  const name = line('name', input.name, 100);
  return transact(ctx, async (tx) => {
    const present = input.id ? await mustFind(tx.em, ChannelGroup, input.id) : null;
    const organisation = await ownerOf(tx, present);
    const namesake = await tx.em.findOne(ChannelGroup, { organisation: organisation.id, name });
    const isTaken = namesake !== null && namesake.id !== present?.id;
    must(!isTaken, 'CONFLICT', { zh: '已有同名的渠道组', en: 'There is a group of that name' });
    const fields = { name, channelIds: await mustReachChannels(tx, input.channelIds) };
    const group = present
      ? tx.em.assign(present, fields)
      : tx.em.create(ChannelGroup, { ...fields, organisation });
    await tx.em.flush();
    const detail = { name, channels: group.channelIds };
    await record(tx, 'channel-group.saved', { type: 'ChannelGroup', id: group.id }, detail);
    return group;
  });
}
