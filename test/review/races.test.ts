import { afterAll, beforeAll, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { revise } from '../../src/content/revise.ts';
import { Revision } from '../../src/content/revision.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Role } from '../../src/identity/role.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { Publication } from '../../src/release/publication.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { recall } from '../../src/review/recall.ts';
import { ReturnTo } from '../../src/review/return-to.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, letIn } from '../support/newsroom.ts';

const ROUNDS = 15;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'second-editor', [Role.EDITOR]);
  await letIn(given, 'second-office', [Role.REVIEWER_OFFICE]);
});
afterAll(async () => {
  const em = given.hub.orm.em.fork();
  expect((await verifyLedger(em)).fault).toBeNull();
  expect((await verifyJournal(em)).fault).toBeNull();
  await given.close();
});

const em = () => given.hub.orm.em.fork();
const copyOf = (id: string) => em().findOneOrFail(Copy, { id });

async function submitted(sensitivity = Sensitivity.GENERAL): Promise<string> {
  const { id } = await draft(given);
  await submit(await given.as('editor'), { id, sensitivity });
  return id;
}

async function approved(): Promise<string> {
  const id = await submitted();
  await decide(await given.as('reviewer-office'), { id, approve: true });
  return id;
}

const approve = async (by: string, id: string) => decide(await given.as(by), { id, approve: true });
const edit = async (by: string, id: string, title: string) =>
  revise(await given.as(by), { id, version: 1, patch: { title } });

/** Does both at the same instant, each in its own transaction; answers 'done' or the refusal's code, and fails on anything else. */
async function atOnce(...acts: (() => Promise<unknown>)[]): Promise<string[]> {
  const results = await Promise.allSettled(acts.map((act) => act()));
  return results.map((result) => {
    if (result.status === 'fulfilled') return 'done';
    if (result.reason instanceof Refusal) return result.reason.code;
    throw result.reason;
  });
}

async function rounds(one: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await one(round);
}

test('two editors: one text stands, and the other is told that it saw an older one', async () => {
  await rounds(async () => {
    const { id } = await draft(given);
    const ended = await atOnce(
      () => edit('editor', id, '甲'),
      () => edit('second-editor', id, '乙'),
    );
    expect(ended.toSorted()).toEqual(['STALE', 'done']);
    expect((await copyOf(id)).title).toBe(ended[0] === 'done' ? '甲' : '乙');
  });
});

test('two deciders of one tier: one decision stands, and the other is refused', async () => {
  await rounds(async (round) => {
    const id = await submitted(Sensitivity.SENSITIVE);
    const ended = await atOnce(
      () => approve('reviewer-office', id),
      async () => decide(await given.as('second-office'), { id, approve: round % 2 === 0, remark: '改' }),
    );
    const [refused] = ended.filter((one) => one !== 'done');
    expect(ended).toContain('done');
    expect(['FORBIDDEN', 'WRONG_STATE']).toContain(refused);
    const [revision] = await em().find(Revision, { copy: id });
    const isApproved = ended[0] === 'done' || round % 2 === 0;
    expect(revision?.review.approvals.length).toBe(isApproved ? 1 : 0);
  });
});

test('one person at two screens decides once', async () => {
  await rounds(async () => {
    const id = await submitted(Sensitivity.SENSITIVE);
    const ended = await atOnce(
      () => approve('reviewer-office', id),
      () => approve('reviewer-office', id),
    );
    expect(ended.toSorted()).toEqual(['OWN_WORK', 'done']);
  });
});

test('a decision and an edit: the edit stands, and no approval outlives it', async () => {
  await rounds(async () => {
    const id = await submitted();
    const [decided, edited] = await atOnce(
      () => approve('reviewer-office', id),
      () => edit('editor', id, '改过'),
    );
    expect(['done', 'WRONG_STATE']).toContain(decided);
    expect(edited).toBe('done');
    expect(await copyOf(id)).toMatchObject({ state: CopyState.DRAFT, title: '改过' });
    const ended = await atOnce(async () => publish(await given.as('editor'), { id }));
    expect(ended).toEqual(['NOT_APPROVED']);
  });
});

test('a decision, and an edit that is submitted at once: nobody approves what was not read', async () => {
  await rounds(async () => {
    const id = await submitted();
    const [{ hash }] = (await em().find(Revision, { copy: id })) as [Revision];
    const [decided] = await atOnce(
      async () => decide(await given.as('reviewer-office'), { id, approve: true, hash }),
      async () => {
        await edit('editor', id, '改过');
        await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
      },
    );
    expect(['done', 'STALE', 'WRONG_STATE']).toContain(decided);
    expect((await copyOf(id)).state).toBe(CopyState.IN_REVIEW);
  });
});

test('a decision and a recall: the copy is a draft without approvals', async () => {
  await rounds(async () => {
    const id = await submitted();
    const [decided, recalled] = await atOnce(
      () => approve('reviewer-office', id),
      async () => recall(await given.as('editor'), { id }),
    );
    expect(['done', 'WRONG_STATE']).toContain(decided);
    expect(recalled).toBe('done');
    expect((await copyOf(id)).state).toBe(CopyState.DRAFT);
    const [revision] = await em().find(Revision, { copy: id });
    expect(revision?.voidedAt).not.toBeNull();
  });
});

test('an approval and a return to the step before: one of them, never both', async () => {
  await rounds(async () => {
    const id = await submitted(Sensitivity.STRATEGIC);
    await approve('reviewer-office', id);
    const back = { id, approve: false, remark: '再核', returnTo: ReturnTo.STEP_BEFORE };
    const ended = await atOnce(
      () => approve('reviewer-deputy-secretary', id),
      async () => decide(await given.as('reviewer-deputy-secretary'), back),
    );
    expect(ended.filter((one) => one === 'done').length).toBe(1);
    const [revision] = await em().find(Revision, { copy: id });
    expect(revision?.review.approvals.length).toBe(ended[0] === 'done' ? 2 : 0);
  });
});

test('a publication and an edit: what goes out is what was approved', async () => {
  await rounds(async () => {
    const id = await approved();
    const before = (await copyOf(id)).title;
    const ended = await atOnce(
      async () => publish(await given.as('editor'), { id }),
      () => edit('second-editor', id, '改过'),
    );
    expect(ended.filter((one) => one === 'done').length).toBe(1);
    const editions = await em().find(Edition, { copyId: id });
    expect(editions.map(({ snapshot }) => snapshot.title)).toEqual(ended[0] === 'done' ? [before] : []);
  });
});

test('two publications: one edition', async () => {
  await rounds(async () => {
    const id = await approved();
    const ended = await atOnce(
      async () => publish(await given.as('editor'), { id }),
      async () => publish(await given.as('second-editor'), { id }),
    );
    expect(ended.toSorted()).toEqual(['WRONG_STATE', 'done']);
    expect(await em().count(Edition, { copyId: id })).toBe(1);
  });
});

test('a correction published and a withdrawal: the text is gone, whoever came first', async () => {
  await rounds(async () => {
    const { contentId } = await publish(await given.as('editor'), { id: await approved() });
    const { id } = await correct(await given.as('editor'), {
      contentId: contentId ?? '',
      changeNote: '更正',
    });
    await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
    await approve('reviewer-office', id);
    const gone = { contentId: contentId ?? '', kind: WithdrawalKind.GONE, explanation: '误发' };
    const [published, withdrawn] = await atOnce(
      async () => publish(await given.as('editor'), { id }),
      async () => withdraw(await given.as('second-editor'), gone),
    );
    expect(['done', 'WRONG_STATE']).toContain(published);
    expect(withdrawn).toBe('done');
    const row = await em().findOneOrFail(Publication, { id: contentId ?? '' });
    expect(row).toMatchObject({ withdrawalKind: 'GONE', body: '' });
    expect(await em().count(Edition, { contentId: contentId ?? '' })).toBe(published === 'done' ? 3 : 2);
  });
});
