import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentKind } from '../../src/content/content-kind.ts';
import type { PolicyPart } from '../../src/content/parts.ts';
import { SYSTEM } from '../../src/identity/actor.ts';
import { Role } from '../../src/identity/role.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { markDue } from '../../src/release/mark-due.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn, publishNotice } from '../support/newsroom.ts';

const ROUNDS = 4;

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await letIn(given, 'second-editor', [Role.EDITOR]);
});
afterAll(() => given.close());

const kind = ContentKind.POLICY;
const publishPolicy = (policy: PolicyPart) => publishNotice(given, { kind, title: '办法', policy });

async function takeBack(contentId: string, by = 'editor'): Promise<unknown> {
  return withdraw(await given.as(by), { contentId, kind: WithdrawalKind.WITHDRAWN, explanation: '误发' });
}

/** Does all at the same instant; a refusal is an answer, a deadlock is not. */
async function atOnce(acts: (() => Promise<unknown>)[]): Promise<void> {
  const ended = await Promise.allSettled(acts.map((act) => act()));
  const reasons = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(reasons.filter((reason) => !(reason instanceof Refusal))).toEqual([]);
}

test('policies that name each other are withdrawn, restored, published and marked at one instant, and none waits for good', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const [first, last] = [await publishPolicy({}), await publishPolicy({})];
    const both = [{ contentId: first }, { contentId: last }];
    const names = await publishPolicy({ repeals: both });
    const gone = await publishPolicy({ amends: both });
    await takeBack(gone);
    const more = await draft(given, { kind, title: '新办法', policy: { repeals: both } });
    await approve(given, more);
    const notice = await draft(given, { expiresAt: new Date(now.getTime() + 60_000) });
    await approve(given, notice);
    await publish(await given.as('editor'), { id: notice.id });
    now = new Date(now.getTime() + 120_000);
    await atOnce([
      () => takeBack(first),
      () => takeBack(last, 'second-editor'),
      () => takeBack(names),
      async () => restore(await given.as('second-editor'), { contentId: gone }),
      async () => publish(await given.as('editor'), { id: more.id }),
      () => markDue(given.hub.context(SYSTEM)),
    ]);
  }
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
}, 240_000);
