import { expect, test } from 'vitest';
import type { Snapshot } from '../../../src/content/snapshot.ts';
import { proofread } from '../../../src/review/proofing/index.ts';

const LENGTH = 200_000;
const REPEATED = [
  'x',
  '1',
  '1.',
  '甲',
  '住址：甲',
  '〔2026',
  '（',
  '《',
  '，',
  '2026年',
  '的',
  '共3项',
  'a@',
  'http://',
  '一、',
  '12月31日',
  '“',
  '★',
  '91430000MA',
  '1380000',
];

function snapshotOf(body: string): Snapshot {
  const empty = {
    summary: null,
    originName: null,
    originUrl: null,
    keywords: [],
    attachments: [],
    policy: null,
  };
  return { ...empty, kind: 'ARTICLE', title: '通知', body } as unknown as Snapshot;
}

// Not a measurement: a check that tries every place of a long run from every other takes minutes here, not seconds.
test.each(REPEATED)('no check is held up by 200,000 characters of %s', { timeout: 20_000 }, (part) => {
  const text = part.repeat(Math.ceil(LENGTH / part.length));
  for (const body of [`<p>${text}</p>`, `<p>住址：${text}</p>`, `<table><tr><td>${text}</td></tr></table>`]) {
    expect(Array.isArray(proofread(snapshotOf(body)))).toBe(true);
  }
});
