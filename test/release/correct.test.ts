import { afterAll, beforeAll, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Role } from '../../src/identity/role.ts';
import { correct } from '../../src/release/correct.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'writes-and-reviews', [Role.EDITOR, Role.REVIEWER_OFFICE]);
});
afterAll(() => given.close());

test('an author does not approve own words because somebody else corrects them', async () => {
  const first = await draft(given, {}, 'writes-and-reviews');
  await approve(given, first);
  const { contentId } = await publish(await given.as('editor'), { id: first.id });
  const ctx = await given.as('editor');
  const { id } = await correct(ctx, { contentId: contentId ?? '', changeNote: '更正' });
  const copy = await given.hub.orm.em.fork().findOneOrFail(Copy, { id });
  const author = (await given.as('writes-and-reviews')).actor.id;
  expect(copy.authorIds.toSorted()).toEqual([author, ctx.actor.id].toSorted());
  await submit(ctx, { id, sensitivity: Sensitivity.GENERAL });
  const decision = decide(await given.as('writes-and-reviews'), { id, approve: true });
  await expect(decision).rejects.toMatchObject({ code: 'OWN_WORK' });
});
