import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { mustReach, mustReachOrganisation } from '../sites/scope.ts';
import { Section } from '../sites/section.ts';
import { Site } from '../sites/site.ts';
import { ChannelGroup } from './channel-group.ts';
import { DefaultSet } from './default-set.ts';
import { mustReachChannels } from './save-channel-group.ts';

/** Where what stands in a section is to go. */
export interface Defaults {
  sectionId: string;
  channelIds: string[];
  groupIds: string[];
}

/** Sets the channels and groups that a release of a section's content goes to unless the operator chooses otherwise; none clears them. */
export async function setDefaultChannels(ctx: Context, input: Defaults): Promise<DefaultSet> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  return transact(ctx, async (tx) => {
    const section = await mustFind(tx.em, Section, input.sectionId);
    await mustReach(tx, await mustFind(tx.em, Site, section.site.id));
    for (const id of input.groupIds) {
      await mustReachOrganisation(tx, (await mustFind(tx.em, ChannelGroup, id)).organisation.id);
    }
    const channelIds = await mustReachChannels(tx, input.channelIds);
    const present = await tx.em.findOne(DefaultSet, { section: section.id });
    const fields = { channelIds, groupIds: [...new Set(input.groupIds)] };
    const set = present ? tx.em.assign(present, fields) : tx.em.create(DefaultSet, { section, ...fields });
    await tx.em.flush();
    await record(tx, 'section.channels-set', { type: 'Section', id: section.id }, fields);
    return set;
  });
}
