import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import type { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { publish } from '../../src/release/publish.ts';
import { decide } from '../../src/review/decide.ts';
import { recall } from '../../src/review/recall.ts';
import { ReturnTo } from '../../src/review/return-to.ts';
import { reviewQueue } from '../../src/review/review-queue.ts';
import { Step } from '../../src/review/step.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

const FRIDAY = new Date('2026-11-20T02:00:00Z');
let now = FRIDAY;
let given: TestHub;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
});
afterAll(() => given.close());
beforeEach(() => {
  now = FRIDAY;
});

const em = () => given.hub.orm.em.fork();
const refusal = (code: string) => expect.objectContaining({ code });
const [OFFICE, SECRETARY, MAYOR] = ['reviewer-office', 'reviewer-deputy-secretary', 'reviewer-vice-mayor'];

async function submitted(sensitivity = Sensitivity.STRATEGIC, body?: string): Promise<Copy> {
  const copy = await draft(given, body ? { body } : {});
  return submit(await given.as('editor'), { id: copy.id, sensitivity });
}

const approve = async (name: string, { id }: Copy) => decide(await given.as(name), { id, approve: true });
const sendBack = async (name: string, { id }: Copy, remark: string | null = '请核实数字') =>
  decide(await given.as(name), { id, approve: false, remark, returnTo: ReturnTo.STEP_BEFORE });

/** The duties of the steps of a copy's latest revision, by tier. */
async function dutiesOf({ id }: Copy): Promise<string[]> {
  const [last] = await em().find(
    Step,
    { revision: { copy: id } },
    { orderBy: { revision: { number: 'desc' } } },
  );
  const steps = await em().find(Step, { revision: last?.revision.id }, { orderBy: { tier: 'asc' } });
  const duties = await em().find(Duty, {
    kind: DutyKind.REVIEW,
    subjectId: { $in: steps.map((one) => one.id) },
  });
  return steps.map((step) => duties.find((duty) => duty.subjectId === step.id)?.state ?? '');
}

test('each step is a duty from when its turn begins until it is decided, by the working-day clock', async () => {
  const copy = await submitted(Sensitivity.SENSITIVE);
  expect(await dutiesOf(copy)).toEqual(['OPEN', '']);
  const { edges } = await reviewQueue(await given.as(OFFICE), { first: 1 });
  expect(edges[0]?.node.dueAt.toISOString()).toBe('2026-11-23T09:30:00.000Z');
  now = new Date('2026-11-23T02:00:00Z');
  await approve(OFFICE, copy);
  expect(await dutiesOf(copy)).toEqual(['MET', 'OPEN']);
  now = new Date('2026-11-25T02:00:00Z');
  await approve(SECRETARY, copy);
  expect(await dutiesOf(copy)).toEqual(['MET', 'LATE']);
});

test.each<[string, (copy: Copy) => Promise<unknown>]>([
  ['a return', async ({ id }) => decide(await given.as(OFFICE), { id, approve: false, remark: '改' })],
  ['a recall', async ({ id }) => recall(await given.as('editor'), { id })],
  [
    'an edit',
    async ({ id }) => revise(await given.as('editor'), { id, version: 1, patch: { title: '另题' } }),
  ],
  [
    'a file that is added',
    async ({ id }) => {
      const file = { name: '附件', sourceUrl: 'https://www.example.gov.cn/a.pdf' };
      const none = { sha256: null, bytes: null, mediaType: null };
      return attach(await given.as('editor'), { copyId: id, files: [{ ...file, ...none }] });
    },
  ],
])('%s ends the turn, and no duty of review is left', async (_what, act) => {
  const copy = await submitted();
  await act(copy);
  expect(await dutiesOf(copy)).toEqual(['MET', '', '']);
  const { edges } = await reviewQueue(await given.as(OFFICE), { first: 100 });
  expect(edges.map(({ node }) => node.copy.id)).not.toContain(copy.id);
});

test('sent back to the step before, it must be decided there again; the text and what came before stay', async () => {
  const copy = await submitted();
  await approve(OFFICE, copy);
  await approve(SECRETARY, copy);
  const back = await sendBack(MAYOR, copy);
  expect(back.state).toBe(CopyState.IN_REVIEW);
  expect(await dutiesOf(copy)).toEqual(['MET', 'OPEN', 'MET']);
  await expect(approve(MAYOR, copy)).rejects.toEqual(refusal('FORBIDDEN'));
  const [, second] = await em().find(Step, { revision: { copy: copy.id } }, { orderBy: { tier: 'asc' } });
  expect(second).toMatchObject({ state: 'PENDING', decidedBy: null, sentBackRemark: '请核实数字' });
  await approve(SECRETARY, copy);
  expect(await dutiesOf(copy)).toEqual(['MET', 'MET', 'OPEN']);
  await approve(MAYOR, copy);
  expect((await publish(await given.as('editor'), { id: copy.id })).state).toBe(CopyState.PUBLISHED);
});

test('step by step it may go back to the first, and from there only to its author', async () => {
  const copy = await submitted();
  await approve(OFFICE, copy);
  await sendBack(SECRETARY, copy);
  await expect(sendBack(OFFICE, copy)).rejects.toEqual(refusal('BAD_USER_INPUT'));
  await expect(approve(SECRETARY, copy)).rejects.toEqual(refusal('FORBIDDEN'));
  const returned = await decide(await given.as(OFFICE), { id: copy.id, approve: false, remark: '重写' });
  expect(returned.state).toBe(CopyState.RETURNED);
});

test('nothing is sent to the step before without saying why', async () => {
  const copy = await submitted();
  await approve(OFFICE, copy);
  await expect(sendBack(SECRETARY, copy, null)).rejects.toEqual(refusal('BAD_USER_INPUT'));
  expect(await dutiesOf(copy)).toEqual(['MET', 'OPEN', '']);
});

const TOGETHER = `mutation($items: [LightDecisionInput!]!) {
  decideTogether(items: $items, remark: "同意") { id copy { state } refusal { code zh en } }
}`;
interface Together {
  decideTogether: {
    id: string;
    copy: { state: string } | null;
    refusal: { code: string; zh: string } | null;
  }[];
}

async function itemOf({ id }: Copy): Promise<{ id: string; hash: string }> {
  const { edges } = await reviewQueue(await given.as(OFFICE), { first: 100 });
  return { id, hash: edges.find(({ node }) => node.copy.id === id)?.node.hash ?? '' };
}

test('light copies are approved together, and what is refused holds up no other', async () => {
  const light = [await submitted(Sensitivity.GENERAL), await submitted(Sensitivity.GENERAL)];
  const weighty = await submitted(Sensitivity.SENSITIVE);
  const warned = await submitted(Sensitivity.GENERAL, '<p>会议于2026年2月30日召开。</p>');
  const changed = await submitted(Sensitivity.GENERAL);
  const [first, second] = light as [Copy, Copy];
  const items = [first, weighty, warned, changed, second];
  const asked = await Promise.all(items.map(itemOf));
  await revise(await given.as('editor'), { id: changed.id, version: 1, patch: { title: '换了' } });
  await submit(await given.as('editor'), { id: changed.id, sensitivity: Sensitivity.GENERAL });
  const absent = { id: '00000000-0000-7000-8000-000000000000', hash: 'h' };
  const { data } = await given.desk<Together>(OFFICE, TOGETHER, { items: [...asked, absent] });
  const ended = data.decideTogether.map(({ copy, refusal: why }) => copy?.state ?? why?.code);
  expect(ended).toEqual(['APPROVED', 'WRONG_STATE', 'WRONG_STATE', 'STALE', 'APPROVED', 'NOT_FOUND']);
  expect(data.decideTogether[1]?.refusal?.zh).toContain('逐件审核');
  expect(await dutiesOf(weighty)).toEqual(['OPEN', '']);
  expect(await dutiesOf(warned)).toEqual(['OPEN']);
  expect((await verifyJournal(em())).fault).toBeNull();
});

test('more than fifty at once, none at all, or one twice, is refused as a whole', async () => {
  const item = { id: '00000000-0000-7000-8000-000000000000', hash: 'h' };
  for (const items of [
    [],
    [item, item],
    Array.from({ length: 51 }, (_, index) => ({ id: `${index}`, hash: '' })),
  ]) {
    const { errors } = await given.desk(OFFICE, TOGETHER, { items });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

test('what is overdue comes first, and nobody finds own work in the queue', async () => {
  const late = await submitted(Sensitivity.GENERAL);
  now = new Date('2026-11-25T02:00:00Z');
  const fresh = await submitted(Sensitivity.GENERAL);
  const { edges } = await reviewQueue(await given.as(OFFICE), { first: 100 });
  const ids = edges.map(({ node }) => node.copy.id);
  expect(ids.indexOf(late.id)).toBeLessThan(ids.indexOf(fresh.id));
  const { totalCount } = await reviewQueue(await given.as('editor'), { first: 100 });
  expect(totalCount).toBe(0);
});
