import type { Shown } from '../adapters/index.ts';
import type { ScreenDevice } from './screen-device.ts';
import type { ScreenItem } from './screen-item.ts';

type Item = Pick<ScreenItem, 'id' | 'revision' | 'revokedAt' | 'endsAt'>;
type Device = Pick<
  ScreenDevice,
  'revokedAt' | 'held' | 'listAt' | 'listUntil' | 'listVersion' | 'reportedVersion'
>;

/** Whether a player has told that it obeys a list it was given after an instant, and that the item is not among what it holds. */
function hasLetGo(device: Device, item: Item, since: Date): boolean {
  const obeys = device.listVersion !== null && device.reportedVersion === device.listVersion;
  const isLater = device.listAt !== null && device.listAt >= since;
  return obeys && isLater && !device.held.some(({ itemId }) => itemId === item.id);
}

/** Without a contact a player ends by itself when its list does. */
function mayPlay({ listUntil }: Device, now: Date): boolean {
  return listUntil !== null && listUntil > now;
}

/**
 * Rule: how a revision stands on a screen. NOWHERE once it was revoked and every player has said that it let go, or
 * plays a list that has run out; EVERYWHERE when each player that is not revoked, and one at least, holds it or a later
 * revision, or when its time on the screen is over.
 */
export function standingOf(item: Item, revision: number, devices: readonly Device[], now: Date): Shown {
  const { revokedAt } = item;
  if (revokedAt) {
    const isGone = devices.every((one) => !mayPlay(one, now) || hasLetGo(one, item, revokedAt));
    return isGone ? 'nowhere' : 'not yet';
  }
  if (item.endsAt <= now) return 'everywhere';
  const players = devices.filter((one) => one.revokedAt === null);
  const holds = (one: Device) =>
    one.held.some((held) => held.itemId === item.id && held.revision >= revision);
  return players.length > 0 && players.every(holds) ? 'everywhere' : 'not yet';
}
