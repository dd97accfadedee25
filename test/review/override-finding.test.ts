import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Copy } from '../../src/content/copy.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { Role } from '../../src/identity/role.ts';
import { Entry } from '../../src/journal/entry.ts';
import { Edition } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { acknowledgeFinding } from '../../src/review/acknowledge-finding.ts';
import { decide } from '../../src/review/decide.ts';
import { Finding, FindingState, Severity } from '../../src/review/finding.ts';
import { overrideFinding } from '../../src/review/override-finding.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, letIn } from '../support/newsroom.ts';

const ID = '身份证号：11010519491231002X。';
const OTHER = '身份证号：440308199901101512。';
const DEPUTY = 'reviewer-deputy-secretary';
const refusal = (code: string) => expect.objectContaining({ code });

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
  await letIn(given, 'edits-and-deputises', [Role.EDITOR, Role.REVIEWER_DEPUTY_SECRETARY]);
});
afterAll(() => given.close());

const em = () => given.hub.orm.em.fork();
const blocked = refusal('BLOCKED_BY_FINDING');

async function hand(copy: Copy, who = 'editor'): Promise<Copy> {
  return submit(await given.as(who), { id: copy.id, sensitivity: Sensitivity.GENERAL });
}

/** A copy whose submission was refused, with what it was refused for. */
async function stopped(body: string, fields: { title?: string } = {}, author = 'editor') {
  const copy = await draft(given, { body, ...fields }, author);
  await expect(hand(copy, author)).rejects.toEqual(blocked);
  return { copy, blocks: await openBlocks(copy) };
}

async function openBlocks(copy: Copy): Promise<Finding[]> {
  const where = { revision: { copy: copy.id }, severity: Severity.BLOCK, state: FindingState.OPEN };
  const all = await em().find(Finding, where, { populate: ['revision'], orderBy: { start: 'asc' } });
  const latest = Math.max(...all.map((one) => one.revision.number));
  return all.filter((one) => one.revision.number === latest);
}

async function override(who: string, copy: Copy, finding: Finding | undefined, reason = '已核实可以公开') {
  return overrideFinding(await given.as(who), { id: copy.id, findingId: finding?.id ?? '', reason });
}

test.each([
  ['editor', 'FORBIDDEN'],
  ['admin', 'FORBIDDEN'],
  ['operator', 'FORBIDDEN'],
  ['reviewer-office', 'FORBIDDEN'],
])('%s is not two tiers up, and overrides nothing', async (who, code) => {
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  await expect(override(who, copy, blocks[0])).rejects.toEqual(refusal(code));
});

test.each([DEPUTY, 'reviewer-vice-mayor', 'reviewer-publicity'])(
  '%s overrides with a reason, and the next submission goes on with it on record',
  async (who) => {
    const { copy, blocks } = await stopped(`<p>${ID}</p>`);
    await expect(override(who, copy, blocks[0], ' ')).rejects.toEqual(refusal('BAD_USER_INPUT'));
    await override(who, copy, blocks[0]);
    expect((await hand(copy)).state).toBe('IN_REVIEW');
    await decide(await given.as('reviewer-office'), { id: copy.id, approve: true });
    const { contentId } = await publish(await given.as('editor'), { id: copy.id });
    const { grounds } = await em().findOneOrFail(Edition, { contentId });
    const { username } = (await given.as(who)).actor;
    expect(grounds?.overrides).toMatchObject([
      { rule: 'personal-data', username, reason: '已核实可以公开', excerpt: '11010519491231002X' },
    ]);
    const line = await em().findOneOrFail(Entry, { act: 'finding.overridden', subjectId: copy.id });
    expect(line).toMatchObject({ actorName: who, detail: { reason: '已核实可以公开' } });
    expect((await verifyLedger(em())).fault).toBeNull();
  },
);

test('a mark of secrecy is overridden by the vice mayor alone', async () => {
  const { copy, blocks } = await stopped('<p>保密法知识：文件右上角标注“机密★10年”。</p>');
  for (const who of [DEPUTY, 'reviewer-publicity'])
    await expect(override(who, copy, blocks[0])).rejects.toEqual(refusal('FORBIDDEN'));
  await override('reviewer-vice-mayor', copy, blocks[0], '普法材料中的举例');
  expect((await hand(copy)).state).toBe('IN_REVIEW');
});

test('an override of a mark of secrecy does not survive an edit anywhere in the text', async () => {
  const { copy, blocks } = await stopped('<p>标注“机密★10年”。</p><p>甲</p><p>乙</p><p>丙</p>');
  await override('reviewer-vice-mayor', copy, blocks[0], '普法材料中的举例');
  const patch = { body: '<p>标注“机密★10年”。</p><p>甲</p><p>乙</p><p>丁</p>' };
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch });
  await expect(hand(copy)).rejects.toEqual(blocked);
});

test('an override goes on while its passage stands, whatever is edited elsewhere', async () => {
  const far = '<p>一</p><p>二</p><p>三</p>';
  const { copy, blocks } = await stopped(`<p>${ID}</p>${far}<p>四</p>`);
  await override(DEPUTY, copy, blocks[0]);
  await revise(await given.as('editor'), {
    id: copy.id,
    version: 1,
    patch: { body: `<p>${ID}</p>${far}<p>五</p>` },
  });
  expect((await hand(copy)).state).toBe('IN_REVIEW');
});

test.each([
  ['the passage is edited', `<p>本人${ID}</p>`],
  ['the paragraph beside it is edited', `<p>${ID}</p><p>联系人名单</p>`],
  ['another hit is added', `<p>${ID}</p><p>一</p><p>二</p><p>${OTHER}</p>`],
  ['the same passage stands there twice', `<p>${ID}</p><p>${ID}</p>`],
])('an override covers no more than what was read: %s', async (_, body) => {
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  await override(DEPUTY, copy, blocks[0]);
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch: { body } });
  await expect(hand(copy)).rejects.toEqual(blocked);
});

test('one of two identical hits in identical surroundings is overridden for itself only', async () => {
  const same = `<p>甲</p><p>${ID}</p><p>乙</p>`;
  const { copy, blocks } = await stopped(`${same}<p>丙</p>${same}`);
  expect(blocks).toHaveLength(2);
  await override(DEPUTY, copy, blocks[0]);
  await expect(hand(copy)).rejects.toEqual(blocked);
  const left = await openBlocks(copy);
  expect(left).toHaveLength(1);
  await override('reviewer-publicity', copy, left[0]);
  expect((await hand(copy)).state).toBe('IN_REVIEW');
});

test('nobody overrides on own work, nor becomes an author of what they overrode', async () => {
  const own = await stopped(`<p>${ID}</p>`, {}, 'edits-and-deputises');
  await expect(override('edits-and-deputises', own.copy, own.blocks[0])).rejects.toEqual(refusal('OWN_WORK'));
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  await override('edits-and-deputises', copy, blocks[0]);
  await expect(hand(copy, 'edits-and-deputises')).rejects.toEqual(blocked);
  const patch = { title: '名单' };
  await revise(await given.as('edits-and-deputises'), { id: copy.id, version: 1, patch });
  await expect(hand(copy)).rejects.toEqual(blocked);
});

test('an override by one of the authors, put there behind the acts, lets nothing out', async () => {
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  await override('edits-and-deputises', copy, blocks[0]);
  await hand(copy);
  await decide(await given.as('reviewer-office'), { id: copy.id, approve: true });
  const { id } = (await given.as('edits-and-deputises')).actor;
  await em().execute('update copy set author_ids = author_ids || ?::text where id = ?', [id, copy.id]);
  await expect(publish(await given.as('editor'), { id: copy.id })).rejects.toEqual(blocked);
});

test('a finding of a text that was changed since is not overridden unseen', async () => {
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  await revise(await given.as('editor'), { id: copy.id, version: 1, patch: { body: `<p>改。${ID}</p>` } });
  await expect(override(DEPUTY, copy, blocks[0])).rejects.toEqual(refusal('STALE'));
  const other = await stopped(`<p>${ID}</p>`);
  await expect(override(DEPUTY, other.copy, blocks[0])).rejects.toEqual(refusal('NOT_FOUND'));
});

test('two who override at the same instant: one is recorded', async () => {
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  const both = [override(DEPUTY, copy, blocks[0]), override('reviewer-publicity', copy, blocks[0])];
  const results = await Promise.allSettled(both);
  expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await em().count(Entry, { act: 'finding.overridden', subjectId: copy.id })).toBe(1);
});

test('an override and an edit at the same instant leave no text out of review', async () => {
  const { copy, blocks } = await stopped(`<p>${ID}</p>`);
  const patch = { body: `<p>${ID}${OTHER}</p>` };
  await Promise.allSettled([
    override(DEPUTY, copy, blocks[0]),
    revise(await given.as('editor'), { id: copy.id, version: 1, patch }),
  ]);
  await expect(hand(copy)).rejects.toEqual(blocked);
});

test('a warning is acknowledged by whoever writes it, and stays so; a block is not', async () => {
  const copy = await draft(given, { body: '<p>会议会议于2026年2月30日召开。</p>' });
  await hand(copy);
  const where = { revision: { copy: copy.id }, severity: { $ne: Severity.BLOCK } };
  const [warning] = await em().find(Finding, where);
  const words = { id: copy.id, findingId: warning?.id ?? '', reason: '原文如此' };
  await acknowledgeFinding(await given.as('editor'), words);
  expect(await em().findOne(Finding, { id: warning?.id })).toMatchObject({
    state: FindingState.ACKNOWLEDGED,
    answer: '原文如此',
  });
  const again = acknowledgeFinding(await given.as('editor'), words);
  await expect(again).rejects.toEqual(refusal('WRONG_STATE'));
  const hard = await stopped(`<p>${ID}</p>`);
  const block = { id: hard.copy.id, findingId: hard.blocks[0]?.id ?? '', reason: '知道了' };
  await expect(acknowledgeFinding(await given.as('editor'), block)).rejects.toEqual(refusal('FORBIDDEN'));
});

test('who submits declares that nothing is secret, in words that stay with the edition', async () => {
  const copy = await draft(given);
  const declined = submit(await given.as('editor'), {
    ...{ id: copy.id, sensitivity: Sensitivity.GENERAL, secrecyStatement: false },
  });
  await expect(declined).rejects.toEqual(refusal('BAD_USER_INPUT'));
  await hand(copy);
  await decide(await given.as('reviewer-office'), { id: copy.id, approve: true });
  const { contentId } = await publish(await given.as('editor'), { id: copy.id });
  const { grounds } = await em().findOneOrFail(Edition, { contentId });
  expect(grounds?.secrecy).toMatchObject({
    version: 1,
    username: 'editor',
    text: expect.stringContaining('国家秘密'),
  });
  const ask =
    'query($id: ID!) { copy(id: $id) { revisions { secrecyStatement { version username text at } } } }';
  const { data } = await given.desk<{ copy: object }>('editor', ask, { id: copy.id });
  expect(data.copy).toMatchObject({ revisions: [{ secrecyStatement: { username: 'editor', version: 1 } }] });
});
