import { expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { TIERS } from '../../src/content/tiers.ts';
import { decisionRefusal } from '../../src/review/may-decide.ts';

const turn = {
  actorId: 'actor',
  actorRoles: ['REVIEWER_OFFICE'],
  authorIds: ['author'],
  deciderIds: [],
  role: 'REVIEWER_OFFICE',
};

test.each([
  ['the tier’s own role decides', turn, null],
  [
    'a tier is decided by its own role only, not by a higher one',
    { ...turn, actorRoles: ['REVIEWER_VICE_MAYOR'] },
    'FORBIDDEN',
  ],
  ['an author does not decide', { ...turn, actorId: 'author' }, 'OWN_WORK'],
  [
    'an author does not decide, whatever their role',
    { ...turn, actorId: 'author', actorRoles: [] },
    'OWN_WORK',
  ],
  ['nobody decides two tiers', { ...turn, deciderIds: ['actor'] }, 'OWN_WORK'],
])('%s', (_promise, given, expected) => {
  expect(decisionRefusal(given)).toBe(expected);
});

test('every sensitivity begins with the information office, and none but general ends there', () => {
  for (const sensitivity of Object.values(Sensitivity)) {
    expect(TIERS[sensitivity][0]).toBe('REVIEWER_OFFICE');
    expect(TIERS[sensitivity].length > 1).toBe(sensitivity !== Sensitivity.GENERAL);
  }
});
