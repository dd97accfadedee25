import { type Context, mustHaveRole } from '../../identity/context.ts';
import { record } from '../../journal/record.ts';
import { mustFind, mustLock } from '../../platform/database/must-find.ts';
import { transact } from '../../platform/database/transact.ts';
import { must } from '../../platform/refusal.ts';
import { mustReachOrganisation } from '../../sites/scope.ts';
import { Channel } from '../channel.ts';
import { OPERATOR_ROLES } from '../operator-roles.ts';
import type { ScreenItemInput } from './item-input.ts';
import { readArrangement } from './read-arrangement.ts';
import { ScreenItem } from './screen-item.ts';

/** Says when and how an item of a screen is played; players hear of it at once. Refuses WRONG_STATE for one that was taken back. */
export async function arrangeItem(ctx: Context, input: ScreenItemInput): Promise<ScreenItem> {
  mustHaveRole(ctx.actor, ...OPERATOR_ROLES);
  const { id, ...given } = input;
  const changes = readArrangement(given);
  return transact(ctx, async (tx) => {
    const item = await mustLock(tx.em, ScreenItem, id);
    const channel = await mustFind(tx.em, Channel, item.channel.id);
    await mustReachOrganisation(tx, channel.organisation.id);
    must(item.revokedAt === null, 'WRONG_STATE');
    Object.assign(item, changes, { changedAt: tx.now() });
    must(item.startsAt < item.endsAt, 'BAD_USER_INPUT', undefined, { field: 'endsAt' });
    must(
      (item.fromTime === null) === (item.toTime === null),
      'BAD_USER_INPUT',
      { zh: '每日时段须同时填写开始和结束', en: 'Give both ends of the hours, or neither' },
      { field: 'toTime' },
    );
    await tx.em.flush();
    await record(tx, 'screen-item.arranged', { type: 'Channel', id: channel.id }, { item: id, ...changes });
    return item;
  });
}
