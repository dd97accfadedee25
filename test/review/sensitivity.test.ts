import { afterAll, beforeAll, expect, test } from 'vitest';
import { CopyState } from '../../src/content/copy-state.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Entry } from '../../src/journal/entry.ts';
import { publish } from '../../src/release/publish.ts';
import { changeSensitivity } from '../../src/review/change-sensitivity.ts';
import { decide } from '../../src/review/decide.ts';
import { Finding } from '../../src/review/finding.ts';
import { recall } from '../../src/review/recall.ts';
import { sensitiveTopics } from '../../src/review/sensitive-topics.ts';
import { submit } from '../../src/review/submit.ts';
import { suggestSensitivity } from '../../src/review/suggest-sensitivity.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft } from '../support/newsroom.ts';

const { GENERAL, SENSITIVE, STRATEGIC, MEDIA } = Sensitivity;
const refusal = (code: string) => expect.objectContaining({ code });

test.each<[string, Sensitivity | null]>([
  ['关于做好防汛工作的通知', null],
  ['关于冬季供暖的通知', null],
  ['关于某项目征地拆迁补偿安置的公告', SENSITIVE],
  ['2027年政府工作报告', STRATEGIC],
  ['关于征地拆迁引发群体性事件的情况说明', MEDIA],
  ['关于干部任免的通知', SENSITIVE],
  ['网传信息不实：辟谣', MEDIA],
  ['关于印发国土空间总体规划的通知', STRATEGIC],
])('%s suggests %s', (title, expected) => {
  const suggestion = suggestSensitivity({ title, summary: null, body: '' }, sensitiveTopics());
  expect(suggestion?.sensitivity ?? null).toBe(expected);
});

test('a word in the body is found where it stands, and markup hides none', () => {
  const text = { title: '公告', summary: null, body: '<p>关于<b>征地</b>拆迁的公告</p>' };
  expect(suggestSensitivity(text, sensitiveTopics())?.mentions).toMatchObject([
    { word: '征地拆迁', field: 'body', start: 2, reason: '涉及群众切身利益' },
  ]);
});

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function weigh(who: string, id: string, sensitivity: Sensitivity) {
  return changeSensitivity(await given.as(who), { id, sensitivity, reason: '重新评估' });
}

async function submitted(sensitivity: Sensitivity, title = '关于做好防汛工作的通知'): Promise<string> {
  const { id } = await draft(given, { title });
  await submit(await given.as('editor'), { id, sensitivity });
  return id;
}

async function judge(who: string, id: string) {
  return decide(await given.as(who), { id, approve: true });
}

test('a copy limited to named people is not raised to a level that none of them decides', async () => {
  const editor = await given.as('editor');
  const office = await given.as('reviewer-office');
  const { id } = await draft(given, { namedIds: [office.actor.id ?? ''] });
  await submit(editor, { id, sensitivity: GENERAL });
  await expect(weigh('editor', id, SENSITIVE)).rejects.toEqual(refusal('WRONG_STATE'));
  await judge('reviewer-office', id);
});

test('under less than is suggested a copy goes to review with a warning for the reviewer', async () => {
  const id = await submitted(GENERAL, '关于征地拆迁补偿安置的公告');
  const findings = await given.hub.orm.em
    .fork()
    .find(Finding, { revision: { copy: id }, rule: 'sensitivity' });
  expect(findings).toMatchObject([{ excerpt: '征地拆迁', field: 'title', severity: 'WARN' }]);
  const ask =
    'query($id: ID!) { copy(id: $id) { suggestedSensitivity { sensitivity mentions { word reason } } } }';
  const { data } = await given.desk<{ copy: object }>('editor', ask, { id });
  expect(data.copy).toMatchObject({ suggestedSensitivity: { sensitivity: 'SENSITIVE' } });
  expect((await judge('reviewer-office', id)).state).toBe(CopyState.APPROVED);
});

test.each([
  ['editor', STRATEGIC, undefined],
  ['admin', STRATEGIC, undefined],
  ['reviewer-office', STRATEGIC, undefined],
  ['operator', STRATEGIC, 'FORBIDDEN'],
  ['supervisor', STRATEGIC, 'FORBIDDEN'],
  ['editor', GENERAL, 'FORBIDDEN'],
  ['admin', GENERAL, 'FORBIDDEN'],
  ['reviewer-office', GENERAL, 'FORBIDDEN'],
  ['reviewer-deputy-secretary', GENERAL, undefined],
  ['reviewer-vice-mayor', GENERAL, undefined],
  ['reviewer-publicity', GENERAL, undefined],
])('%s changes SENSITIVE to %s: %s', async (who, to, code) => {
  const id = await submitted(SENSITIVE);
  const outcome = await weigh(who, id, to).then(
    () => undefined,
    (error: { code: string }) => error.code,
  );
  expect(outcome).toBe(code);
});

test('a change of level voids every approval and lays out the tiers anew', async () => {
  const id = await submitted(SENSITIVE);
  await judge('reviewer-office', id);
  await judge('reviewer-deputy-secretary', id);
  const raised = await weigh('reviewer-vice-mayor', id, STRATEGIC);
  expect(raised).toMatchObject({ state: CopyState.IN_REVIEW, sensitivity: STRATEGIC });
  await expect(publish(await given.as('editor'), { id })).rejects.toEqual(refusal('NOT_APPROVED'));
  await expect(judge('reviewer-vice-mayor', id)).rejects.toEqual(refusal('FORBIDDEN'));
  for (const tier of ['office', 'deputy-secretary', 'vice-mayor']) await judge(`reviewer-${tier}`, id);
  const { contentId } = await publish(await given.as('editor'), { id });
  expect(contentId).not.toBeNull();
  const line = await given.hub.orm.em
    .fork()
    .findOneOrFail(Entry, { act: 'copy.sensitivity-changed', subjectId: id });
  expect(line.detail).toEqual({ from: SENSITIVE, to: STRATEGIC, reason: '重新评估' });
});

test('what a reviewer has set, an editor does not submit under less; what an editor chose, they may choose again', async () => {
  const id = await submitted(SENSITIVE);
  await weigh('reviewer-office', id, MEDIA);
  await recall(await given.as('editor'), { id });
  const again = async (sensitivity: Sensitivity) => submit(await given.as('editor'), { id, sensitivity });
  await expect(again(STRATEGIC)).rejects.toEqual(refusal('FORBIDDEN'));
  expect((await again(MEDIA)).state).toBe(CopyState.IN_REVIEW);
  const own = await submitted(STRATEGIC);
  await recall(await given.as('editor'), { id: own });
  await submit(await given.as('editor'), { id: own, sensitivity: GENERAL });
});

test('a change and a decision at the same instant: no approval of another level stands', async () => {
  const id = await submitted(SENSITIVE);
  await Promise.allSettled([weigh('reviewer-publicity', id, GENERAL), judge('reviewer-office', id)]);
  const out = await publish(await given.as('editor'), { id }).then(
    () => 'out',
    () => 'held',
  );
  const { data } = await given.desk<{ copy: { steps: { state: string }[] } }>(
    'editor',
    'query($id: ID!) { copy(id: $id) { steps { state } } }',
    { id },
  );
  expect(out === 'out').toBe(data.copy.steps.every(({ state }) => state === 'APPROVED'));
});
