import { type Context, mustHaveRole } from '../../identity/context.ts';
import { record } from '../../journal/record.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import { mustReachOrganisation } from '../../sites/scope.ts';
import { OPERATOR_ROLES } from '../operator-roles.ts';
import { byOrder } from './playlist.ts';
import { mustFindScreen } from './read-playlist.ts';
import { ScreenItem } from './screen-item.ts';

const MOST = 500;

/** Puts the items of a screen in an order, among those of like priority; items that are not named come after. Refuses BAD_USER_INPUT for one that is not on its playlist. */
export async function orderPlaylist(
  ctx: Context,
  input: { channelId: string; itemIds: readonly string[] },
): Promise<ScreenItem[]> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const { itemIds } = input;
  must(itemIds.length <= MOST && new Set(itemIds).size === itemIds.length, 'BAD_USER_INPUT');
  return transact(ctx, async (tx) => {
    const channel = await mustFindScreen(tx, input.channelId);
    await mustReachOrganisation(tx, channel.organisation.id);
    const items = await tx.em.find(ScreenItem, { channel, revokedAt: null });
    const known = new Set(items.map((item) => item.id));
    must(
      itemIds.every((id) => known.has(id)),
      'BAD_USER_INPUT',
      undefined,
      { field: 'itemIds' },
    );
    const place = new Map(itemIds.map((id, at) => [id, at]));
    for (const item of items)
      Object.assign(item, { position: place.get(item.id) ?? itemIds.length, changedAt: tx.now() });
    await tx.em.flush();
    await record(tx, 'screen.ordered', { type: 'Channel', id: channel.id }, { itemIds: [...itemIds] });
    return items.sort(byOrder);
  });
}
