import { afterAll, beforeAll, expect, test } from 'vitest';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { Revision } from '../../src/content/revision.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { Role } from '../../src/identity/role.ts';
import { User } from '../../src/identity/user.ts';
import { Entry } from '../../src/journal/entry.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { forcePublish } from '../../src/oversight/force-publish.ts';
import { transact } from '../../src/platform/database/transact.ts';
import { correct } from '../../src/release/correct.ts';
import { Edition, WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { decide } from '../../src/review/decide.ts';
import { Finding, Severity } from '../../src/review/finding.ts';
import { overrideFinding } from '../../src/review/override-finding.ts';
import { Step } from '../../src/review/step.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn } from '../support/newsroom.ts';

const MAYOR = 'reviewer-vice-mayor';
const PUBLICITY = 'reviewer-publicity';
const TIERS = ['reviewer-office', 'reviewer-deputy-secretary'];
const refusal = (code: string) => expect.objectContaining({ code });

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'writes-and-governs', [Role.EDITOR, Role.REVIEWER_VICE_MAYOR]);
  await letIn(given, 'other-vice-mayor', [Role.REVIEWER_VICE_MAYOR]);
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();

async function force(
  who: string,
  { id }: { id: string },
  reason = '暴雨红色预警，须立即告知群众',
): Promise<Copy> {
  return forcePublish(await given.as(who), { id, reason });
}

async function forced(who = MAYOR): Promise<Copy> {
  return force(who, await draft(given));
}

async function judge(who: string, { id }: Copy, yes = true): Promise<Copy> {
  return decide(await given.as(who), { id, approve: yes, remark: yes ? null : '措辞失实' });
}

async function duty(kind: DutyKind, subjectId: string | null): Promise<Duty | null> {
  return em().findOne(Duty, { kind, subjectId: subjectId ?? '' });
}

async function whole(): Promise<(string | null)[]> {
  return [(await verifyLedger(em())).fault, (await verifyJournal(em())).fault];
}

async function takeBack(contentId: string | null): Promise<void> {
  const kind = WithdrawalKind.WITHDRAWN;
  await withdraw(await given.as('editor'), { contentId: contentId ?? '', kind, explanation: '有误' });
}

test.each([MAYOR, PUBLICITY])('%s brings a draft out with a reason, on record everywhere', async (who) => {
  const copy = await forced(who);
  expect(copy).toMatchObject({ state: CopyState.PUBLISHED, contentId: expect.any(String) });
  const edition = await em().findOneOrFail(Edition, { contentId: copy.contentId ?? '' });
  expect(edition).toMatchObject({ approvals: [], grounds: { emergency: { username: who, over: [] } } });
  const revision = await em().findOneOrFail(Revision, { copy: copy.id });
  expect(revision.review.emergency?.reason).toContain('红色预警');
  const line = await em().findOneOrFail(Entry, { act: 'copy.forced', subjectId: copy.id });
  expect(line).toMatchObject({ actorName: who, detail: { reason: expect.stringContaining('红色预警') } });
  expect(await duty(DutyKind.RETROSPECT, copy.id)).toMatchObject({ state: DutyState.OPEN });
  expect(await whole()).toEqual([null, null]);
});

test.each(['editor', 'admin', ...TIERS, 'operator', 'supervisor'])(
  '%s declares no emergency',
  async (who) => {
    await expect(forced(who)).rejects.toEqual(refusal('FORBIDDEN'));
  },
);

test('not without a reason, not on own work, not on a stale session, not twice', async () => {
  const copy = await draft(given);
  await expect(force(MAYOR, copy, '  ')).rejects.toEqual(refusal('BAD_USER_INPUT'));
  const own = await draft(given, {}, 'writes-and-governs');
  await expect(force('writes-and-governs', own)).rejects.toEqual(refusal('OWN_WORK'));
  const ctx = await given.as(MAYOR);
  const stale = { ...ctx, actor: { ...ctx.actor, freshUntil: new Date(0) } };
  await expect(forcePublish(stale, { id: copy.id, reason: '急' })).rejects.toEqual(
    refusal('FRESH_SIGN_IN_NEEDED'),
  );
  await force(MAYOR, copy);
  await expect(force(PUBLICITY, copy)).rejects.toEqual(refusal('WRONG_STATE'));
});

test('a copy in review, returned or approved is brought out as it is, and the turns of its tiers end', async () => {
  const inReview = await draft(given);
  await submit(await given.as('editor'), { id: inReview.id, sensitivity: Sensitivity.STRATEGIC });
  const approved = await draft(given);
  await approve(given, approved);
  const returned = await draft(given);
  await submit(await given.as('editor'), { id: returned.id, sensitivity: Sensitivity.GENERAL });
  await judge('reviewer-office', returned, false);
  for (const copy of [inReview, approved, returned]) {
    await force(PUBLICITY, copy);
    const open = await em().find(Revision, { copy: copy.id, voidedAt: null });
    expect(open).toHaveLength(1);
    expect(open[0]?.review.emergency?.username).toBe(PUBLICITY);
  }
  expect(await whole()).toEqual([null, null]);
});

test('it goes over a blocking finding and says so, but never over a mark of secrecy', async () => {
  const copy = await draft(given, { body: '<p>身份证号：11010519491231002X。</p>' });
  await force(MAYOR, copy);
  const { grounds } = await em().findOneOrFail(Edition, { copyId: copy.id });
  expect(grounds?.emergency?.over).toEqual([{ rule: 'personal-data', excerpt: '11010519491231002X' }]);
  const secret = await draft(given, { body: '<p>机密★10年</p>' });
  await expect(force(MAYOR, secret)).rejects.toEqual(refusal('BLOCKED_BY_FINDING'));
  expect(await em().count(Edition, { copyId: secret.id })).toBe(0);
  expect(await whole()).toEqual([null, null]);
});

test('whoever overrode a mark of secrecy does not bring it out alone', async () => {
  const copy = await draft(given, { body: '<p>普法：“机密★10年”是密级标志。</p>' });
  const submission = submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.SENSITIVE });
  await expect(submission).rejects.toEqual(refusal('BLOCKED_BY_FINDING'));
  const found = await em().findOneOrFail(Finding, { revision: { copy: copy.id }, severity: Severity.BLOCK });
  const words = { id: copy.id, findingId: found.id, reason: '举例' };
  await overrideFinding(await given.as(MAYOR), words);
  await expect(force(MAYOR, copy)).rejects.toEqual(refusal('BLOCKED_BY_FINDING'));
  expect((await force('other-vice-mayor', copy)).state).toBe(CopyState.PUBLISHED);
  expect(await whole()).toEqual([null, null]);
});

test('the ordinary tiers decide on the very text that is public, each its own, and the duty is met', async () => {
  const copy = await forced();
  const queue = 'query { reviewQueue(first: 50) { edges { node { id } } } }';
  const { data } = await given.desk<{ reviewQueue: { edges: { node: { id: string } }[] } }>(
    TIERS[0] ?? '',
    queue,
  );
  expect(data.reviewQueue.edges.map(({ node }) => node.id)).toContain(copy.id);
  await expect(judge('editor', copy)).rejects.toEqual(refusal('OWN_WORK'));
  await expect(judge(TIERS[1] ?? '', copy)).rejects.toEqual(refusal('FORBIDDEN'));
  await judge(TIERS[0] ?? '', copy);
  expect(await duty(DutyKind.RETROSPECT, copy.id)).toMatchObject({ state: DutyState.OPEN });
  const decided = await judge(TIERS[1] ?? '', copy);
  expect(decided.state).toBe(CopyState.PUBLISHED);
  expect(await duty(DutyKind.RETROSPECT, copy.id)).toMatchObject({ state: DutyState.MET });
  await expect(judge(TIERS[1] ?? '', copy)).rejects.toEqual(refusal('WRONG_STATE'));
  await takeBack(copy.contentId);
  await restore(await given.as('editor'), { contentId: copy.contentId ?? '' });
  expect(await whole()).toEqual([null, null]);
});

test('whoever brought it out does not decide on it in retrospect', async () => {
  const copy = await draft(given);
  await submit(await given.as('editor'), { id: copy.id, sensitivity: Sensitivity.STRATEGIC });
  await force(MAYOR, copy);
  for (const tier of TIERS) await judge(tier, copy);
  await expect(judge(MAYOR, copy)).rejects.toEqual(refusal('OWN_WORK'));
  await judge('other-vice-mayor', copy);
  expect(await duty(DutyKind.RETROSPECT, copy.id)).toMatchObject({ state: DutyState.MET });
});

test('the tier of a leader whom nobody else can stand in for goes to the other leader', async () => {
  const steps = async (copy: Copy) =>
    (
      await em().find(
        Step,
        { revision: { copy: copy.id } },
        { orderBy: [{ revision: { number: 'asc' } }, { tier: 'asc' }] },
      )
    ).map(({ role }) => role);
  const media = await draft(given);
  await submit(await given.as('editor'), { id: media.id, sensitivity: Sensitivity.MEDIA });
  await force(PUBLICITY, media);
  expect((await steps(media)).slice(-2)).toEqual(['REVIEWER_OFFICE', 'REVIEWER_VICE_MAYOR']);
  await judge('reviewer-office', media);
  await judge(MAYOR, media);
  expect(await duty(DutyKind.RETROSPECT, media.id)).toMatchObject({ state: DutyState.MET });
  const overall = await draft(given, {}, 'writes-and-governs');
  await submit(await given.as('writes-and-governs'), { id: overall.id, sensitivity: Sensitivity.STRATEGIC });
  await force(MAYOR, overall);
  expect((await steps(overall)).at(-1)).toBe('REVIEWER_VICE_MAYOR');
  await em().nativeUpdate(User, { username: 'other-vice-mayor' }, { active: false });
  const sole = await draft(given, {}, 'writes-and-governs');
  await submit(await given.as('writes-and-governs'), { id: sole.id, sensitivity: Sensitivity.STRATEGIC });
  await force(MAYOR, sole);
  await em().nativeUpdate(User, { username: 'other-vice-mayor' }, { active: true });
  for (const who of [...TIERS, PUBLICITY]) await judge(who, sole);
  expect(await duty(DutyKind.RETROSPECT, sole.id)).toMatchObject({ state: DutyState.MET });
  expect(await whole()).toEqual([null, null]);
});

test('once public, what it was brought out over is not overridden any more', async () => {
  const copy = await draft(given, { title: '中奖名单', body: '<p>身份证号：11010519491231002X。</p>' });
  await force(MAYOR, copy);
  const finding = await em().findOneOrFail(Finding, {
    revision: { copy: copy.id },
    severity: Severity.BLOCK,
  });
  const overridden = overrideFinding(await given.as('other-vice-mayor'), {
    ...{ id: copy.id, findingId: finding.id, reason: '已核实' },
  });
  await expect(overridden).rejects.toEqual(refusal('WRONG_STATE'));
});

test('a refusal in retrospect opens a duty that only a withdrawal or a correction settles', async () => {
  const [withdrawn, corrected] = [await forced(), await forced(PUBLICITY)];
  for (const copy of [withdrawn, corrected]) {
    await judge(TIERS[0] ?? '', copy, false);
    expect(await duty(DutyKind.RETROSPECT, copy.id)).toMatchObject({ state: DutyState.MET });
    expect(await duty(DutyKind.RECTIFY, copy.contentId)).toMatchObject({ state: DutyState.OPEN });
    await expect(judge(TIERS[0] ?? '', copy)).rejects.toEqual(refusal('WRONG_STATE'));
  }
  await takeBack(withdrawn.contentId);
  const back = restore(await given.as('editor'), { contentId: withdrawn.contentId ?? '' });
  await expect(back).rejects.toEqual(refusal('NOT_APPROVED'));
  const words = { contentId: corrected.contentId ?? '', changeNote: '更正措辞' };
  const correction = await correct(await given.as('editor'), words);
  await approve(given, correction);
  await publish(await given.as('editor'), { id: correction.id });
  for (const { contentId } of [withdrawn, corrected])
    expect(await duty(DutyKind.RECTIFY, contentId)).toMatchObject({ state: DutyState.MET });
  expect(await whole()).toEqual([null, null]);
});

test('a text withdrawn before its tiers decided waits for nobody, and does not come back', async () => {
  const copy = await forced();
  await takeBack(copy.contentId);
  expect(await duty(DutyKind.RETROSPECT, copy.id)).toMatchObject({ state: DutyState.MET });
  await expect(judge(TIERS[0] ?? '', copy)).rejects.toEqual(refusal('WRONG_STATE'));
  const back = restore(await given.as('editor'), { contentId: copy.contentId ?? '' });
  await expect(back).rejects.toEqual(refusal('NOT_APPROVED'));
});

test('nobody is exempted from the review after an emergency', async () => {
  const copy = await forced();
  const { id } = (await duty(DutyKind.RETROSPECT, copy.id)) ?? {};
  const ask = 'mutation($id: ID!) { exemptDuty(id: $id, reason: "忙") { state } }';
  const { errors } = await given.desk('supervisor', ask, { id });
  expect(errors?.[0]?.extensions.code).toBe('WRONG_STATE');
});

test('two who bring it out at the same instant, or one beside a decision or a withdrawal: no deadlock, one edition', async () => {
  const copy = await draft(given);
  const both = await Promise.allSettled([force(MAYOR, copy), force(PUBLICITY, copy)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await em().count(Edition, { copyId: copy.id })).toBe(1);
  const many = await Promise.all(Array.from({ length: 4 }, () => forced()));
  const other = await draft(given);
  await approve(given, other);
  const results = await Promise.allSettled([
    ...many.map((one) => judge(TIERS[0] ?? '', one)),
    ...many.map((one) => takeBack(one.contentId)),
    publish(await given.as('editor'), { id: other.id }),
    forced(PUBLICITY),
  ]);
  const reasons = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  for (const reason of reasons) expect(reason).toEqual(refusal('WRONG_STATE'));
  expect(await whole()).toEqual([null, null]);
});

test('an emergency that is cut off midway leaves the copy as it was', async () => {
  const copy = await draft(given);
  const cut = transact(await given.as(MAYOR), async (tx) => {
    await forcePublish(tx, { id: copy.id, reason: '急' });
    throw new Error('killed');
  });
  await expect(cut).rejects.toThrow('killed');
  expect(await em().findOneOrFail(Copy, { id: copy.id })).toMatchObject({ state: CopyState.DRAFT });
  expect(await duty(DutyKind.RETROSPECT, copy.id)).toBeNull();
});
