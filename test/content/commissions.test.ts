import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerCommission } from '../../src/content/answer-commission.ts';
import { cancelCommission } from '../../src/content/cancel-commission.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { limit } from '../../src/content/limit.ts';
import { orderCopy } from '../../src/content/order-copy.ts';
import { Duty } from '../../src/duties/duty.ts';
import { Role } from '../../src/identity/role.ts';
import { Entry } from '../../src/journal/entry.ts';
import { publish } from '../../src/release/publish.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, letIn } from '../support/newsroom.ts';

let now = new Date('2026-11-20T02:00:00Z');
const DUE = new Date('2026-11-27T09:30:00Z');
let given: TestHub;
let siteId: string;
let sectionId: string;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  await letIn(given, 'health-editor', [Role.EDITOR], '4300000002');
  await letIn(given, 'health-second', [Role.EDITOR], '4300000002');
  const { site, sections } = await given.site('4300000002');
  [siteId, sectionId] = [site.id, sections.get('gzdt')?.id ?? ''];
});
afterAll(() => given.close());

const dutyOf = (subjectId: string) => given.hub.orm.em.fork().findOneOrFail(Duty, { subjectId });

async function order() {
  const topic = await draft(given, { kind: ContentKind.TOPIC, title: '防汛专题', topic: { groups: [] } });
  const wanted = { topicId: topic.id, siteId, title: '汛期卫生防疫', brief: '八百字', dueAt: DUE };
  return { topic, commission: await orderCopy(await given.as('editor'), wanted) };
}

test('a department owes what a topic asks of it; the publication of its copy settles the duty in time or late', async () => {
  const { commission } = await order();
  expect(await dutyOf(commission.id)).toMatchObject({
    kind: 'COMMISSION',
    state: 'OPEN',
    siteId,
    dueAt: DUE,
  });
  const ask = '{ commissions { id title brief dueAt topicTitle site { code } } }';
  const { data } = await given.desk<{ commissions: object[] }>('health-editor', ask);
  expect(data.commissions).toContainEqual(
    expect.objectContaining({
      id: commission.id,
      title: '汛期卫生防疫',
      topicTitle: '防汛专题',
    }),
  );
  const copy = await answerCommission(await given.as('health-editor'), { id: commission.id, sectionId });
  expect(copy).toMatchObject({ title: '汛期卫生防疫', state: 'DRAFT' });
  await approve(given, copy, 'health-editor');
  expect(await dutyOf(commission.id)).toMatchObject({ state: 'OPEN' });
  now = new Date(DUE.getTime() + 1);
  const { contentId } = await publish(await given.as('health-editor'), { id: copy.id });
  expect(await dutyOf(commission.id)).toMatchObject({ state: 'LATE', evidence: { contentId } });
  now = new Date('2026-11-20T02:00:00Z');
});

test('two editors of the department who answer at the same instant begin one copy', async () => {
  const { commission } = await order();
  const answers = ['health-editor', 'health-second'].map(async (name) =>
    answerCommission(await given.as(name), { id: commission.id, sectionId }),
  );
  const results = await Promise.allSettled(answers);
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT' });
});

test('a commission that is cancelled is owed no more', async () => {
  const { commission } = await order();
  const cancel = async (name: string) =>
    cancelCommission(await given.as(name), { id: commission.id, reason: '已有稿件' });
  await expect(cancel('health-editor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await cancel('editor');
  expect(await dutyOf(commission.id)).toMatchObject({ state: 'EXEMPT', exemptReason: '已有稿件' });
  const answer = answerCommission(await given.as('health-editor'), { id: commission.id, sectionId });
  await expect(answer).rejects.toMatchObject({ code: 'WRONG_STATE' });
});

test('only topics ask, ahead of time, and only of departments within reach', async () => {
  const { topic } = await order();
  const notice = await draft(given);
  const wanted = { topicId: topic.id, siteId, title: '稿件', dueAt: DUE };
  const editor = await given.as('editor');
  const below = await given.as('health-editor');
  const { site: main } = await given.site('4300000001');
  const refusals = [
    orderCopy(editor, { ...wanted, topicId: notice.id }),
    orderCopy(editor, { ...wanted, dueAt: now }),
    orderCopy(editor, { ...wanted, title: ' ' }),
    orderCopy(below, { ...wanted, siteId: main.id }),
  ];
  const codes = ['WRONG_STATE', 'BAD_USER_INPUT', 'BAD_USER_INPUT', 'FORBIDDEN'];
  const results = await Promise.allSettled(refusals);
  expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(codes);
});

const LOOK = '{ commissions { id topicTitle topic { id body } } }';

/** What somebody is shown of a commission: the topic's title, and the topic itself. */
async function look(who: string, { id }: { id: string }) {
  interface Row {
    id: string;
    topicTitle: string | null;
    topic: object | null;
  }
  const { data, errors } = await given.desk<{ commissions: Row[] }>(who, LOOK);
  expect(errors).toBeUndefined();
  const found = data.commissions.find((one) => one.id === id);
  return [found?.topicTitle, found?.topic];
}

test('a department is told what the topic is called, and sees nothing else of a draft that is not its own', async () => {
  const { topic, commission } = await order();
  expect(await look('health-editor', commission)).toEqual(['防汛专题', null]);
  expect(await look('editor', commission)).toEqual(['防汛专题', expect.objectContaining({ id: topic.id })]);
});

test('a topic or an answer that is limited to named people is there for them alone, and their reading is in the journal', async () => {
  const { topic, commission } = await order();
  const copy = await answerCommission(await given.as('health-editor'), { id: commission.id, sectionId });
  await limit(await given.as('health-editor'), { id: copy.id, namedIds: [] });
  const ask = 'query($id: ID!) { copy(id: $id) { commissioned { id answer { title } } } }';
  const asked = await given.desk<{ copy: object }>('editor', ask, { id: topic.id });
  expect(asked).toMatchObject({ data: { copy: { commissioned: [{ id: commission.id, answer: null }] } } });
  expect(asked.errors).toBeUndefined();
  const { topic: secret, commission: other } = await order();
  await limit(await given.as('editor'), { id: secret.id, namedIds: [] });
  expect(await look('health-editor', other)).toEqual([null, null]);
  expect(await look('admin', other)).toEqual([null, null]);
  const reads = () => given.hub.orm.em.fork().count(Entry, { act: 'copy.read', subjectId: secret.id });
  const before = await reads();
  expect(await look('editor', other)).toEqual(['防汛专题', expect.objectContaining({ id: secret.id })]);
  expect(await reads()).toBe(before + 1);
});
