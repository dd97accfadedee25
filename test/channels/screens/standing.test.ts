import { expect, test } from 'vitest';
import { standingOf } from '../../../src/channels/screens/standing.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 2, minute));
const NOW = at(30);
const item = { id: 'i', revision: 2, revokedAt: null as Date | null, endsAt: at(50) };
const player = {
  revokedAt: null as Date | null,
  held: [{ itemId: 'i', revision: 2 }],
  listAt: at(20) as Date | null,
  listUntil: at(45) as Date | null,
  listVersion: 'v' as string | null,
  reportedVersion: 'v' as string | null,
};
const revoked = { ...item, revokedAt: at(10) };

test.each([
  ['held by its player', item, [player], 'everywhere'],
  ['held in an older revision', item, [{ ...player, held: [{ itemId: 'i', revision: 1 }] }], 'not yet'],
  ['held by one of two', item, [player, { ...player, held: [] }], 'not yet'],
  ['held by one, the other ended', item, [player, { ...player, held: [], revokedAt: at(1) }], 'everywhere'],
  ['without any player', item, [], 'not yet'],
  ['whose time is over', { ...item, endsAt: at(29) }, [], 'everywhere'],
  ['revoked, and let go', revoked, [{ ...player, held: [] }], 'nowhere'],
  ['revoked, and still held', revoked, [player], 'not yet'],
  ['revoked after the last contact', { ...item, revokedAt: at(25) }, [{ ...player, held: [] }], 'not yet'],
  [
    'revoked, the new list not obeyed yet',
    revoked,
    [{ ...player, held: [], reportedVersion: 'u' }],
    'not yet',
  ],
  ['revoked, the list run out', revoked, [{ ...player, listUntil: at(29) }], 'nowhere'],
  ['revoked, held by a player that was ended', revoked, [{ ...player, revokedAt: at(28) }], 'not yet'],
  ['revoked, before any contact', revoked, [{ ...player, listAt: null, listUntil: null }], 'nowhere'],
])('an item %s', (_, of, devices, expected) => {
  expect(standingOf(of, 2, devices, NOW)).toBe(expected);
});
