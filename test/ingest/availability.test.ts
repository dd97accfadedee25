import { describe, expect, test } from 'vitest';
import { availableAt, isBacklog } from '../../src/ingest/availability.ts';

const firstSeenAt = new Date('2026-11-20T08:00:00Z');
const at = (iso: string) => new Date(iso);

describe('the clock of an item starts', () => {
  test.each([
    ['when the upstream says, to the minute', '2026-11-20T07:30:00Z', 'MINUTE', '2026-11-20T07:30:00Z'],
    ['when the upstream says, to the second', '2026-11-19T01:02:03Z', 'SECOND', '2026-11-19T01:02:03Z'],
    ['when first seen, where only a day is stated', '2026-11-19T16:00:00Z', 'DAY', '2026-11-20T08:00:00Z'],
    [
      'when first seen, where the upstream is ahead',
      '2026-11-20T08:00:01Z',
      'SECOND',
      '2026-11-20T08:00:00Z',
    ],
    ['when the upstream says, thirty days back', '2026-10-21T08:00:00Z', 'MINUTE', '2026-10-21T08:00:00Z'],
    [
      'when first seen, where it is older than that',
      '2026-10-21T07:59:00Z',
      'MINUTE',
      '2026-11-20T08:00:00Z',
    ],
  ] as const)('%s', (_, publishedAt, publishedAtPrecision, expected) => {
    const item = { publishedAt: at(publishedAt), publishedAtPrecision, firstSeenAt };
    expect(availableAt(item, at('2026-11-19T00:00:00Z'))).toEqual(at(expected));
  });

  test('when first seen, for old news that a new feed begins with', () => {
    const publishedAt = at('2026-11-10T02:00:00Z');
    const item = { publishedAt, publishedAtPrecision: 'MINUTE', firstSeenAt } as const;
    expect(availableAt(item, firstSeenAt)).toEqual(firstSeenAt);
  });

  test('when first seen, where no time is stated', () => {
    const item = { publishedAt: null, publishedAtPrecision: null, firstSeenAt };
    expect(availableAt(item, firstSeenAt)).toEqual(firstSeenAt);
  });
});

describe('history', () => {
  test.each([
    ['is what was four days old at the first reading', '2026-11-16T08:00:00Z', firstSeenAt, true],
    ['is not what was two days old then', '2026-11-18T08:00:00Z', firstSeenAt, false],
    ['is not what has no date', null, firstSeenAt, false],
    ['is not what came with a later reading', '2026-11-01T08:00:00Z', at('2026-11-19T08:00:00Z'), false],
    ['is unknown before the first reading', '2026-11-01T08:00:00Z', null, false],
  ])('%s', (_, published, firstListedAt, expected) => {
    const item = {
      publishedAt: published ? at(published) : null,
      publishedAtPrecision: 'DAY',
      firstSeenAt,
    } as const;
    expect(isBacklog({ ...item, listRank: 20 }, firstListedAt)).toBe(expected);
    expect(isBacklog({ ...item, listRank: 19 }, firstListedAt)).toBe(false);
  });
});
