import { type Context, mustHaveRole } from '../identity/context.ts';
import { Role } from '../identity/role.ts';
import { record } from '../journal/record.ts';
import { mustFind } from '../platform/database/must-find.ts';
import { transact } from '../platform/database/transact.ts';
import { must } from '../platform/refusal.ts';
import { line } from '../platform/text.ts';
import { Organisation } from '../sites/organisation.ts';
import { mustReachOrganisation } from '../sites/scope.ts';
import { Site } from '../sites/site.ts';
import { accountFor } from './account-for.ts';
import { Channel } from './channel.ts';
import { hostOf } from './host.ts';
import type { ChannelInput } from './inputs.ts';
import { mustHaveAdapter, readSettings } from './settings.ts';

async function ownerOf(
  tx: Context,
  input: ChannelInput,
): Promise<{ site: Site | null; organisation: Organisation }> {
  const site = input.siteId ? await mustFind(tx.em, Site, input.siteId) : null;
  const organisationId = site?.organisation.id ?? tx.actor.organisationId;
  must(organisationId, 'BAD_USER_INPUT', { zh: '请指明站点', en: 'Name the site' }, { field: 'siteId' });
  await mustReachOrganisation(tx, organisationId);
  return { site, organisation: await mustFind(tx.em, Organisation, organisationId) };
}

/** Enters a channel of a site, or of the creator's organisation. Its secrets are sealed; one that was left out is made, and told in `issuedSecret` this once. */
export async function createChannel(ctx: Context, input: ChannelInput): Promise<Channel> {
  mustHaveRole(ctx.actor, Role.OPERATOR, Role.ADMIN);
  const adapter = mustHaveAdapter(input.kind);
  const name = line('name', input.name, 200);
  const { settings, sealed, issued } = readSettings(ctx, adapter, input.settings);
  return transact(ctx, async (tx) => {
    const owner = await ownerOf(tx, input);
    const account = await accountFor(tx, input, owner.organisation.id);
    const automatic = input.automatic ?? false;
    must(
      !automatic || owner.site,
      'BAD_USER_INPUT',
      { zh: '自动投递的渠道须属于一个站点', en: 'An automatic channel must belong to a site' },
      { field: 'automatic' },
    );
    const channel = tx.em.create(Channel, {
      kind: input.kind,
      name,
      settings,
      sealed,
      host: hostOf(adapter, settings),
      automatic,
      account,
      failures: 0,
      ...owner,
    });
    await tx.em.flush();
    const subject = { type: 'Channel', id: channel.id };
    await record(tx, 'channel.created', subject, { kind: channel.kind, name, automatic });
    channel.issuedSecret = Object.values(issued)[0] ?? null;
    return channel;
  });
}
