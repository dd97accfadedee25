import { expect, test } from 'vitest';
import { normaliseNumber } from '../../src/content/check-parts.ts';
import { checkPolicy } from '../../src/content/check-policy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { diffSnapshots } from '../../src/content/diff.ts';
import { LIFECYCLE, mustAllow } from '../../src/content/lifecycle.ts';
import type { Snapshot } from '../../src/content/snapshot.ts';

test('nothing is done to a published copy, but that its tiers decide on it in retrospect', () => {
  expect(LIFECYCLE.decide).toContain(CopyState.PUBLISHED);
  const acts = Object.keys(LIFECYCLE) as (keyof typeof LIFECYCLE)[];
  for (const act of acts.filter((one) => one !== 'decide')) {
    expect(() => mustAllow(act, CopyState.PUBLISHED)).toThrow(/WRONG_STATE|状态/);
  }
});

test.each([
  ['国发〔2026〕12号', '国发〔2026〕12号'],
  ['国发[2026]12号', '国发〔2026〕12号'],
  ['国发 （2026） 12 号', '国发〔2026〕12号'],
  ['国发【2026】12号', '国发〔2026〕12号'],
  ['国发〔２０２６〕１２号', '国发〔2026〕12号'],
  ['第12号令', '第12号令'],
])('the document number %s has one form %s', (given, expected) => {
  expect(normaliseNumber(given)).toBe(expected);
});

test.each(['2026-02-30', '2026/11/22', '明天', '2026-13-01'])(
  'a policy signed on %s is refused',
  (signedOn) => {
    expect(() => checkPolicy({ signedOn })).toThrow(/signedOn/);
  },
);

test('a diff marks what went and what came, and shows markup as text', () => {
  const from = { title: '关于<b>甲</b>的通知', body: '一' } as Snapshot;
  const to = { title: '关于<b>乙</b>的通知', body: '一' } as Snapshot;
  expect(diffSnapshots(from, to)).toEqual([
    { field: 'title', html: '关于&lt;b&gt;<del>甲</del><ins>乙</ins>&lt;/b&gt;的通知' },
  ]);
});
