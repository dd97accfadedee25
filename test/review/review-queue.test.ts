import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { decide } from '../../src/review/decide.ts';
import { reviewQueue } from '../../src/review/review-queue.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

let given: TestHub;
const titles = ['甲', '乙', '丙', '丁', '戊'];
const ids: string[] = [];
beforeAll(async () => {
  const now = new Date('2026-11-20T02:00:00Z');
  given = await openTestHub({ now: () => now });
  for (const title of titles) {
    const { id } = await draft(given, { title: `关于${title}事的通知` });
    await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
    ids.push(id);
  }
});
afterAll(() => given.close());

test('a page goes on where the last ended, also when its last copy has been decided meanwhile', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 3; page++) {
    const { edges, pageInfo, totalCount } = await reviewQueue(await given.as('reviewer-office'), {
      first: 2,
      after,
    });
    expect(totalCount).toBe(ids.length - page);
    seen.push(...edges.map(({ node }) => node.copy.id));
    expect(pageInfo.hasNextPage).toBe(page < 2);
    after = pageInfo.endCursor ?? undefined;
    const last = seen.at(-1) ?? '';
    await decide(await given.as('reviewer-office'), { id: last, approve: true });
  }
  expect(seen.toSorted()).toEqual(ids.toSorted());
});

test('a page beyond the end is empty and still counts all', async () => {
  const { id } = await draft(given);
  await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  const office = await given.as('reviewer-office');
  const whole = await reviewQueue(office, { first: 100 });
  const beyond = await reviewQueue(office, { first: 2, after: whole.pageInfo.endCursor ?? '' });
  expect(beyond).toMatchObject({ edges: [], totalCount: whole.totalCount });
});
