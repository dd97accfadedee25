import { afterAll, beforeAll, expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import { type Copy as AnyCopy, Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Role } from '../../src/identity/role.ts';
import { correct } from '../../src/release/correct.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn, publishNotice } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'writes-and-reviews', [Role.EDITOR, Role.REVIEWER_OFFICE]);
});
afterAll(() => given.close());

const files = [
  {
    name: '附件.pdf',
    sourceUrl: 'https://www.example.gov.cn/a.pdf',
    sha256: null,
    bytes: null,
    mediaType: null,
  },
];
const now = (copy: AnyCopy) => given.hub.orm.em.fork().findOneOrFail(Copy, { id: copy.id });

test('an editor of another organisation attaches nothing', async () => {
  const copy = await draft(given);
  const attempt = attach(await given.as('editor-2'), { copyId: copy.id, files });
  await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('who attaches a file to a copy has a part in it, and does not decide on it', async () => {
  const copy = await draft(given);
  await attach(await given.as('writes-and-reviews'), { copyId: copy.id, files });
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  const decision = decide(await given.as('writes-and-reviews'), { id: copy.id, approve: true });
  await expect(decision).rejects.toMatchObject({ code: 'OWN_WORK' });
});

test('a file attached to an approved or scheduled copy makes it a draft that was changed', async () => {
  const approved = await draft(given);
  await approve(given, approved);
  await attach(await given.as('editor'), { copyId: approved.id, files });
  expect(await now(approved)).toMatchObject({ state: CopyState.DRAFT, version: 2 });
  const scheduled = await draft(given);
  await approve(given, scheduled);
  const at = new Date(Date.now() + 3_600_000);
  await publish(await given.as('editor'), { id: scheduled.id, at });
  await attach(await given.as('editor'), { copyId: scheduled.id, files });
  expect(await now(scheduled)).toMatchObject({ state: CopyState.DRAFT, version: 2, publishAt: null });
});

test('a draft keeps its version, so that a correction with files is at its first', async () => {
  const contentId = await publishNotice(given);
  const correction = await correct(await given.as('editor'), { contentId, changeNote: '更正' });
  await attach(await given.as('editor'), { copyId: correction.id, files });
  expect(await now(correction)).toMatchObject({ state: CopyState.DRAFT, version: 1 });
});
