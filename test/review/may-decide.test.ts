import { expect, test } from 'vitest';
import type { Approval, Named } from '../../src/content/approval.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { StepTask } from '../../src/content/step-task.ts';
import { floorOf, reachesFloor, TIERS, tiersOf } from '../../src/content/tiers.ts';
import { type DecisionCase, type Principal, type Standing, standingOf } from '../../src/review/may-decide.ts';

const { REVIEW, PROOF, BOTH } = StepTask;
const turn: DecisionCase = {
  actorId: 'actor',
  actorRoles: ['REVIEWER_OFFICE'],
  authorIds: ['author'],
  approvals: [],
  role: 'REVIEWER_OFFICE',
  task: REVIEW,
  principals: [],
};
const named = (userId: string): Principal => ({ userId, username: userId, name: userId });
const by = (userId: string, task?: StepTask, onBehalfOf?: Named): Approval => ({
  ...{ tier: 1, role: 'R', task, ...named(userId), at: '', onBehalfOf },
});
const deputy = { ...turn, actorRoles: ['EDITOR'], principals: [named('chief')] };

test.each<[string, DecisionCase, Standing]>([
  ['the tier’s own role decides', turn, { onBehalfOf: null }],
  [
    'a tier is decided by its own role only, not by a higher one',
    { ...turn, actorRoles: ['REVIEWER_VICE_MAYOR'] },
    { refusal: 'FORBIDDEN' },
  ],
  ['an author does not decide', { ...turn, actorId: 'author' }, { refusal: 'OWN_WORK' }],
  [
    'an author does not decide, whatever their role',
    { ...turn, actorId: 'author', actorRoles: [] },
    { refusal: 'OWN_WORK' },
  ],
  ['nobody decides two reviews', { ...turn, approvals: [by('actor', REVIEW)] }, { refusal: 'OWN_WORK' }],
  [
    'a proof may follow one’s own review',
    { ...turn, task: PROOF, approvals: [by('actor', REVIEW)] },
    { onBehalfOf: null },
  ],
  ['nobody proofs twice', { ...turn, task: PROOF, approvals: [by('actor', PROOF)] }, { refusal: 'OWN_WORK' }],
  [
    'both in one is a proof too',
    { ...turn, task: PROOF, approvals: [by('actor', BOTH)] },
    { refusal: 'OWN_WORK' },
  ],
  [
    'a step of before there were tasks was both',
    { ...turn, approvals: [by('actor')] },
    { refusal: 'OWN_WORK' },
  ],
  ['a deputy decides for one who has the role', deputy, { onBehalfOf: named('chief') }],
  [
    'who has the role decides as themselves',
    { ...deputy, actorRoles: turn.actorRoles },
    { onBehalfOf: null },
  ],
  ['a deputy who wrote it does not decide', { ...deputy, authorIds: ['actor'] }, { refusal: 'OWN_WORK' }],
  ['nobody decides for an author', { ...deputy, authorIds: ['chief'] }, { refusal: 'OWN_WORK' }],
  [
    'nobody decides as themselves and as a deputy',
    { ...deputy, approvals: [by('actor', REVIEW)] },
    { refusal: 'OWN_WORK' },
  ],
  [
    'nobody decides two tiers for one person',
    { ...deputy, approvals: [by('other', REVIEW, named('chief'))] },
    { refusal: 'OWN_WORK' },
  ],
  [
    'for whom a deputy decided, they decide no other tier',
    { ...turn, actorId: 'chief', approvals: [by('other', REVIEW, named('chief'))] },
    { refusal: 'OWN_WORK' },
  ],
  [
    'of two principals the one without a part is stood for',
    { ...deputy, authorIds: ['chief'], principals: [named('chief'), named('second')] },
    { onBehalfOf: named('second') },
  ],
])('%s', (_promise, given, expected) => {
  expect(standingOf(given)).toEqual(expected);
});

test('every sensitivity begins with the information office, and none but general ends there', () => {
  for (const sensitivity of Object.values(Sensitivity)) {
    expect(TIERS[sensitivity][0]).toBe('REVIEWER_OFFICE');
    expect(TIERS[sensitivity].length > 1).toBe(sensitivity !== Sensitivity.GENERAL);
  }
});

test('the default table reaches the floor, and a table that only proofreads does not', () => {
  for (const sensitivity of Object.values(Sensitivity)) {
    expect(reachesFloor(sensitivity, tiersOf(sensitivity))).toBe(true);
    const proofs = tiersOf(sensitivity).map((tier) => ({ ...tier, task: PROOF }));
    expect(reachesFloor(sensitivity, proofs)).toBe(false);
    for (const role of floorOf(sensitivity)) {
      expect(
        reachesFloor(
          sensitivity,
          tiersOf(sensitivity).filter((tier) => tier.role !== role),
        ),
      ).toBe(false);
    }
  }
});
