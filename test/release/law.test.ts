import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { type Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { Placement } from '../../src/release/placement.ts';
import { Publication } from '../../src/release/publication.ts';
import { publish } from '../../src/release/publish.ts';
import { publishDue } from '../../src/release/publish-due.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { recall } from '../../src/review/recall.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

let now = new Date('2026-11-20T02:00:00Z');
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());

async function draft(
  title = '关于做好防汛工作的通知',
  body = '<p>各单位要做好防汛工作。</p>',
): Promise<Copy> {
  const { site, sections } = await given.site('4300000001');
  const sectionId = sections.get('tzgg')?.id ?? '';
  return compose(await given.as('editor'), {
    kind: ContentKind.ARTICLE,
    siteId: site.id,
    sectionId,
    title,
    body,
  });
}

async function approved(copy: Copy): Promise<void> {
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  await decide(await given.as('reviewer-office'), { id: copy.id, approve: true });
}

async function published(): Promise<string> {
  const copy = await draft();
  await approved(copy);
  const { contentId } = await publish(await given.as('editor'), { id: copy.id });
  return contentId ?? '';
}

const refusal = (code: string) => expect.objectContaining({ code });
const em = () => given.hub.orm.em.fork();

test('a copy that nobody approved is published by no path', async () => {
  const copy = await draft();
  await expect(publish(await given.as('editor'), { id: copy.id })).rejects.toEqual(refusal('NOT_APPROVED'));
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  await expect(publish(await given.as('admin'), { id: copy.id })).rejects.toEqual(refusal('NOT_APPROVED'));
  await em().nativeUpdate(Publication, {}, {});
  await given.hub.orm.em
    .getConnection()
    .execute(
      `update copy set state = 'SCHEDULED', publish_at = now() - interval '1 day' where id = '${copy.id}'`,
    );
  await publishDue(given.hub.context({ ...(await given.as('admin')).actor, kind: 'system' }));
  expect(await em().count(Edition, { copyId: copy.id })).toBe(0);
});

test('an edit after approval voids it', async () => {
  const copy = await draft();
  await approved(copy);
  const patch = { title: '改过的标题' };
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch });
  await expect(publish(await given.as('editor'), { id: copy.id })).rejects.toEqual(refusal('NOT_APPROVED'));
});

test('a change behind the acts is noticed by its hash', async () => {
  const copy = await draft();
  await approved(copy);
  await given.hub.orm.em
    .getConnection()
    .execute(`update copy set body = '<p>偷换</p>' where id = '${copy.id}'`);
  await expect(publish(await given.as('editor'), { id: copy.id })).rejects.toEqual(refusal('NOT_APPROVED'));
});

test('tiers that were struck from the record behind the acts are still demanded', async () => {
  const copy = await draft();
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.SENSITIVE });
  await decide(await given.as('reviewer-office'), { id: copy.id, approve: true });
  const connection = given.hub.orm.em.getConnection();
  await connection.execute(
    `update revision set review = jsonb_set(review, '{tiers}', (review->'tiers') - 1) where copy_id = '${copy.id}'`,
  );
  await connection.execute(`update copy set state = 'APPROVED' where id = '${copy.id}'`);
  await expect(publish(await given.as('editor'), { id: copy.id })).rejects.toEqual(refusal('NOT_APPROVED'));
});

test('tiers are decided in turn, by their own roles, by different people, and never by the author', async () => {
  const copy = await draft();
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.SENSITIVE });
  const by = async (name: string, approve = true) => decide(await given.as(name), { id: copy.id, approve });
  await expect(by('editor')).rejects.toEqual(refusal('OWN_WORK'));
  await expect(by('reviewer-deputy-secretary')).rejects.toEqual(refusal('FORBIDDEN'));
  expect((await by('reviewer-office')).state).toBe(CopyState.IN_REVIEW);
  await expect(by('reviewer-office')).rejects.toEqual(refusal('OWN_WORK'));
  expect((await by('reviewer-deputy-secretary')).state).toBe(CopyState.APPROVED);
  await expect(by('reviewer-publicity')).rejects.toEqual(refusal('WRONG_STATE'));
});

test('a copy sent back may be submitted again, and only the new approval counts', async () => {
  const copy = await draft();
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  const returned = await decide(await given.as('reviewer-office'), {
    id: copy.id,
    approve: false,
    remark: '补充日期',
  });
  expect(returned.state).toBe(CopyState.RETURNED);
  await approved(copy);
  expect((await publish(await given.as('editor'), { id: copy.id })).state).toBe(CopyState.PUBLISHED);
});

test('a recalled copy is a draft without approvals', async () => {
  const copy = await draft();
  await approved(copy);
  expect((await recall(await given.as('editor'), { id: copy.id })).state).toBe(CopyState.DRAFT);
  await expect(publish(await given.as('editor'), { id: copy.id })).rejects.toEqual(refusal('NOT_APPROVED'));
});

test('a mark of secrecy stops submission, and the finding is kept', async () => {
  const copy = await draft('内部情况', '<p>秘密★1年 某某事项</p>');
  const submission = submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  await expect(submission).rejects.toEqual(refusal('BLOCKED_BY_FINDING'));
  const { data } = await given.desk<{ copy: { state: string; findings: { rule: string }[] } }>(
    'editor',
    'query($id: ID!) { copy(id: $id) { state findings { rule severity excerpt } } }',
    { id: copy.id },
  );
  expect(data.copy).toMatchObject({
    state: 'DRAFT',
    findings: [{ rule: 'secrecy-mark', excerpt: '秘密★1年' }],
  });
});

test('the version an editor saw must be the present one', async () => {
  const copy = await draft();
  const patch = { title: '甲' };
  const both = [await given.as('editor'), await given.as('admin')].map((ctx) =>
    revise(ctx, { id: copy.id, version: 1, patch }),
  );
  const results = await Promise.allSettled(both);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const rejected = results.find((result) => result.status === 'rejected');
  expect(rejected?.reason).toEqual(refusal('STALE'));
});

test('an editor of one sub-site does not touch the copy of another site', async () => {
  const copy = await draft();
  const ctx = await given.as('editor-2');
  const patch = { title: '甲' };
  await expect(revise(ctx, { id: copy.id, version: 1, patch })).rejects.toEqual(refusal('FORBIDDEN'));
  const submission = submit(ctx, { id: copy.id, sensitivity: Sensitivity.GENERAL });
  await expect(submission).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(recall(ctx, { id: copy.id })).rejects.toEqual(refusal('FORBIDDEN'));
  await expect(publish(ctx, { id: copy.id })).rejects.toEqual(refusal('FORBIDDEN'));
});

test('a correction is reviewed like any copy and makes the next edition', async () => {
  const contentId = await published();
  const copy = await correct(await given.as('editor'), { contentId, changeNote: '更正日期' });
  expect(copy).toMatchObject({ state: CopyState.DRAFT, contentId });
  const again = correct(await given.as('editor'), { contentId, changeNote: '再更正' });
  await expect(again).rejects.toEqual(refusal('CONFLICT'));
  const patch = { body: '<p>更正后的正文。</p>' };
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch });
  await approved(copy);
  await publish(await given.as('editor'), { id: copy.id });
  const publication = await em().findOneOrFail(Publication, { id: contentId });
  expect(publication).toMatchObject({
    editionNumber: 2,
    body: '<p>更正后的正文。</p>',
    changeNote: '更正日期',
  });
});

test('a content whose correction moves it stands in its new section only', async () => {
  const contentId = await published();
  const { sections } = await given.site('4300000001');
  const { id } = await correct(await given.as('editor'), { contentId, changeNote: '调整栏目' });
  const patch = { sectionId: sections.get('gzdt')?.id };
  const moved = await revise(await given.as('editor'), { id, version: 1, patch });
  await approved(moved);
  await publish(await given.as('editor'), { id });
  const placements = await em().find(Placement, { publication: contentId });
  expect(placements.map((one) => one.section.id)).toEqual([sections.get('gzdt')?.id]);
});

test('a correction and a withdrawal at the same instant: one wins, and a withdrawn text does not come back', async () => {
  for (let round = 0; round < 5; round++) {
    const contentId = await published();
    const copy = await correct(await given.as('editor'), { contentId, changeNote: '更正' });
    await approved(copy);
    const withdrawal = { contentId, kind: WithdrawalKind.GONE, explanation: '误发' };
    const [, withdrawn] = await Promise.allSettled([
      publish(await given.as('editor'), { id: copy.id }),
      withdraw(await given.as('admin'), withdrawal),
    ]);
    expect(withdrawn.status).toBe('fulfilled');
    const publication = await em().findOneOrFail(Publication, { id: contentId });
    expect(publication).toMatchObject({ withdrawalKind: 'GONE', body: '' });
  }
});

test('two deciders at the same instant: one decision stands', async () => {
  const copy = await draft();
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.GENERAL });
  const contexts = [await given.as('reviewer-office'), await given.as('reviewer-office')];
  const decisions = contexts.map((ctx, index) => decide(ctx, { id: copy.id, approve: index === 0 }));
  const results = await Promise.allSettled(decisions);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a withdrawal leaves lists at once, GONE keeps no text, and a restoration brings it back', async () => {
  const contentId = await published();
  await withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.GONE, explanation: '内容有误' });
  const gone = await em().findOneOrFail(Publication, { id: contentId });
  expect(gone).toMatchObject({
    body: '',
    text: '',
    withdrawalKind: 'GONE',
    withdrawalExplanation: '内容有误',
  });
  expect(await em().count(Placement, { publication: contentId, live: true })).toBe(0);
  const again = withdraw(await given.as('editor'), {
    contentId,
    kind: WithdrawalKind.GONE,
    explanation: '再撤',
  });
  await expect(again).rejects.toEqual(refusal('WRONG_STATE'));
  await restore(await given.as('editor'), { contentId });
  const back = await em().findOneOrFail(Publication, { id: contentId });
  expect(back).toMatchObject({
    withdrawalKind: null,
    editionNumber: 3,
    body: '<p>各单位要做好防汛工作。</p>',
  });
  expect(await em().count(Placement, { publication: contentId, live: true })).toBe(1);
});

test('a scheduled copy goes out when its moment has come, and not before', async () => {
  const copy = await draft();
  await approved(copy);
  const at = new Date(now.getTime() + 3_600_000);
  const scheduled = await publish(await given.as('editor'), { id: copy.id, at });
  expect(scheduled).toMatchObject({ state: CopyState.SCHEDULED, contentId: null });
  const system = () => given.hub.context({ ...scheduledActor, kind: 'system' });
  const scheduledActor = (await given.as('admin')).actor;
  await publishDue(system());
  expect(await em().count(Edition, { copyId: copy.id })).toBe(0);
  now = new Date(at.getTime() + 1);
  await publishDue(system());
  expect(await em().count(Edition, { copyId: copy.id })).toBe(1);
});

test('the database refuses to change or delete an edition or a journal entry', async () => {
  const connection = given.hub.orm.em.getConnection();
  for (const table of ['edition', 'journal_entry']) {
    await expect(connection.execute(`update ${table} set hash = 'x'`)).rejects.toThrow(/append-only/);
    await expect(connection.execute(`delete from ${table}`)).rejects.toThrow(/append-only/);
    await expect(connection.execute(`truncate ${table} cascade`)).rejects.toThrow(/append-only/);
  }
});

test('ledger and journal verify, and a change behind their back is named', async () => {
  await published();
  expect((await verifyLedger(em())).fault).toBeNull();
  expect((await verifyJournal(em())).fault).toBeNull();
  const connection = given.hub.orm.em.getConnection();
  await connection.execute(
    `update publication set title = '篡改' where id = (select min(id::text)::uuid from publication)`,
  );
  expect((await verifyLedger(em())).fault).toMatch(/differs from its edition in title/);
  await connection.execute('alter table edition disable trigger all');
  await connection.execute(`update edition set snapshot = snapshot || '{"title":"篡改"}' where sequence = 2`);
  expect((await verifyLedger(em())).fault).toMatch(
    /^edition 2 was changed \(content .*, differs in snapshot.title/,
  );
  await connection.execute('alter table journal_entry disable trigger all');
  await connection.execute('delete from journal_entry where number = 5');
  expect((await verifyJournal(em())).fault).toBe('journal entry 5 is missing');
});
