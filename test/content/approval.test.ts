import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ApprovalCase, approvalGap } from '../../src/content/approval.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { StepTask } from '../../src/content/step-task.ts';

const sensitivity = Sensitivity.SENSITIVE;
const tiers = [
  { tier: 1, role: 'REVIEWER_OFFICE' },
  { tier: 2, role: 'REVIEWER_DEPUTY_SECRETARY' },
];
const approvals = [
  { tier: 1, role: 'REVIEWER_OFFICE', userId: 'office', username: 'office', at: '2026-11-20T01:00:00.000Z' },
  {
    tier: 2,
    role: 'REVIEWER_DEPUTY_SECRETARY',
    userId: 'deputy',
    username: 'deputy',
    at: '2026-11-20T02:00:00.000Z',
  },
];

function approved(): ApprovalCase {
  const review = { tiers, approvals, openBlocks: 0 };
  return { hash: 'h', sensitivity, authorIds: ['author'], revision: { hash: 'h', voided: false, review } };
}

function changed(change: (given: ApprovalCase) => void): ApprovalCase {
  const given = structuredClone(approved());
  change(given);
  return given;
}

test('a copy that every tier approved on this very hash may go out', () => {
  expect(approvalGap(approved())).toBeNull();
});

test('a tier of before there were tasks was a review and a proof in one', () => {
  const told = changed((given) => {
    for (const tier of given.revision?.review.tiers ?? []) tier.task = StepTask.BOTH;
  });
  expect(approvalGap(told)).toBeNull();
});

test.each<[string, string, ApprovalCase]>([
  ['was never submitted', 'NOT_APPROVED', { ...approved(), revision: null }],
  ['was edited after approval', 'NOT_APPROVED', { ...approved(), hash: 'other' }],
  ['is void', 'NOT_APPROVED', changed((given) => Object.assign(given.revision ?? {}, { voided: true }))],
  ['lacks a tier', 'NOT_APPROVED', changed((given) => void given.revision?.review.approvals.pop())],
  ['was never given a sensitivity', 'NOT_APPROVED', { ...approved(), sensitivity: null }],
  [
    'has no tiers at all',
    'NOT_APPROVED',
    changed((given) => Object.assign(given.revision?.review ?? {}, { tiers: [], approvals: [] })),
  ],
  [
    'was laid out for a lesser sensitivity',
    'NOT_APPROVED',
    { ...approved(), sensitivity: Sensitivity.MEDIA },
  ],
  [
    'was only proofread at a tier of the floor',
    'NOT_APPROVED',
    changed((given) => {
      for (const one of [given.revision?.review.tiers[1], given.revision?.review.approvals[1]])
        Object.assign(one ?? {}, { task: StepTask.PROOF });
    }),
  ],
  [
    'was approved in the name of one person twice',
    'NOT_APPROVED',
    changed((given) => {
      Object.assign(given.revision?.review.approvals[1] ?? {}, {
        onBehalfOf: { userId: 'office', username: 'office' },
      });
    }),
  ],
  [
    'was approved in the name of an author',
    'NOT_APPROVED',
    changed((given) => {
      Object.assign(given.revision?.review.approvals[1] ?? {}, {
        onBehalfOf: { userId: 'author', username: 'author' },
      });
    }),
  ],
  [
    'was laid out for fewer tiers than its sensitivity demands',
    'NOT_APPROVED',
    changed((given) =>
      Object.assign(given.revision?.review ?? {}, {
        tiers: tiers.slice(0, 1),
        approvals: approvals.slice(0, 1),
      }),
    ),
  ],
  [
    'was approved twice by one person',
    'NOT_APPROVED',
    changed((given) => {
      for (const approval of given.revision?.review.approvals ?? []) approval.userId = 'office';
    }),
  ],
  ['was approved by an author', 'NOT_APPROVED', { ...approved(), authorIds: ['author', 'deputy'] }],
  [
    'has a blocking finding open',
    'BLOCKED_BY_FINDING',
    changed((given) => Object.assign(given.revision?.review ?? {}, { openBlocks: 1 })),
  ],
  [
    'was approved at a tier by another role',
    'NOT_APPROVED',
    changed((given) =>
      Object.assign(given.revision?.review.approvals[1] ?? {}, { role: 'REVIEWER_VICE_MAYOR' }),
    ),
  ],
])('a copy that %s may not: %s', (_case, code, given) => {
  expect(approvalGap(given)).toBe(code);
});

test('no set of approvals with fewer different people than tiers lets a copy out', () => {
  const people = fc.array(fc.constantFrom('a', 'b', 'author'), { minLength: 0, maxLength: 6 });
  fc.assert(
    fc.property(people, (users) => {
      const given = approved();
      const made = users.map((userId, index) => ({
        ...approvals[index % 2],
        userId,
        username: userId,
        at: '',
      }));
      const review = { tiers, approvals: made as never, openBlocks: 0 };
      const gap = approvalGap({ ...given, revision: { hash: 'h', voided: false, review } });
      const fair = users.length === 2 && new Set(users).size === 2 && !users.includes('author');
      expect(gap === null).toBe(fair);
    }),
  );
});

test('a person may review and proof one copy at two tiers, but not review or proof it twice', () => {
  const pair = fc.constantFrom(...Object.values(StepTask));
  fc.assert(
    fc.property(pair, pair, (first, second) => {
      const line = [
        { tier: 1, role: 'REVIEWER_OFFICE', task: StepTask.BOTH },
        { tier: 2, role: 'REVIEWER_DEPUTY_SECRETARY', task: StepTask.BOTH },
      ];
      const more = [first, second].map((task, index) => ({ tier: index + 3, role: 'EDITOR', task }));
      const all = [...line, ...more];
      const by = (index: number) => ({ userId: `p${index}`, username: `p${index}`, at: '' });
      const made = all.map((tier, index) => ({ ...tier, ...by(Math.min(index, 2)) }));
      const review = { tiers: all, approvals: made, openBlocks: 0 };
      const gap = approvalGap({ ...approved(), revision: { hash: 'h', voided: false, review } });
      const isFair = new Set([first, second]).size === 2 && ![first, second].includes(StepTask.BOTH);
      expect(gap === null).toBe(isFair);
    }),
  );
});
