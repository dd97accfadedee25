const HOUR_MS = 3_600_000;

/** Shanghai has had no summer time since 1991, so its clock is a sum and needs no table on the player. */
function shanghai(now) {
  const local = new Date(now + 8 * HOUR_MS);
  return { day: local.getUTCDay() || 7, time: local.toISOString().slice(11, 16) };
}

/** Rule: whether an item's weekdays and hours hold at an instant; hours past midnight belong to the day they began on. */
export function isInHours({ days, from, to }, now) {
  const { day, time } = shanghai(now);
  if (!from || !to || from === to) return days.includes(day);
  if (from < to) return days.includes(day) && time >= from && time < to;
  if (time >= from) return days.includes(day);
  return time < to && days.includes(day === 1 ? 7 : day - 1);
}

/** Rule: whether an item may be shown at an instant. */
export function isDue(item, now) {
  return now >= Date.parse(item.startsAt) && now < Date.parse(item.endsAt) && isInHours(item, now);
}

/** Rule: what of a list is to be played at an instant, in order: the emergency alone, or the due items of the highest priority; nothing once the list has run out. */
export function dueItems(list, now) {
  if (!list || now >= Date.parse(list.validUntil)) return [];
  if (list.emergency && isDue(list.emergency, now)) return [list.emergency];
  const due = list.items.filter((item) => isDue(item, now));
  const highest = Math.max(...due.map((item) => item.priority));
  return due.filter((item) => item.priority === highest);
}

/** Rule: everything of a list that passers-by may leaf through at an instant. */
export function readableItems(list, now) {
  if (!list || now >= Date.parse(list.validUntil)) return [];
  return list.items.filter((item) => isDue(item, now));
}

/** Rule: the item after the one played last; the first where that one is gone. */
export function nextItem(due, lastId) {
  return due[(due.findIndex((item) => item.itemId === lastId) + 1) % due.length] ?? null;
}

/**
 * Rule: the list to play while parts of the wanted one are still missing: each item that is whole, and of the others
 * the revision played so far; nothing that the wanted list revokes or no longer has.
 */
export function playable(wanted, before, isWhole) {
  const old = new Map((before?.items ?? []).map((item) => [item.itemId, item]));
  const revoked = new Set(wanted.revoked);
  const chosen = (item) => {
    if (isWhole(item)) return item;
    const present = old.get(item.itemId);
    return present && isWhole(present) ? { ...item, ...contentOf(present) } : null;
  };
  const items = wanted.items
    .filter((item) => !revoked.has(item.itemId))
    .flatMap((item) => chosen(item) ?? []);
  const urgent = wanted.emergency && items.find((item) => item.itemId === wanted.emergency.itemId);
  return { ...wanted, items, emergency: urgent };
}

/** What an older revision keeps of itself; when it is played follows the new list at once. */
function contentOf({ revision, title, url, sha256, bytes, pictures }) {
  return { revision, title, url, sha256, bytes, pictures };
}
