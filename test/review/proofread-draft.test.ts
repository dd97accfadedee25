import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { Finding } from '../../src/review/finding.ts';
import { submit } from '../../src/review/submit.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { draft, publishNotice } from '../support/newsroom.ts';

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

const QUERY = `query($id: ID!) { proofreadDraft(id: $id) { rule severity field excerpt start end reason suggestion } }`;

interface Asked {
  proofreadDraft: { rule: string; severity: string; excerpt: string; field: string }[];
}

async function proofread(username: string, id: string) {
  return given.desk<Asked>(username, QUERY, { id });
}

test('a draft is proofread on demand as a submit would, and nothing is kept', async () => {
  const { id } = await draft(given, { body: '<p>坚决做到两个维户</p>' });
  const { data } = await proofread('editor', id);
  const found = { rule: 'fixed-expressions', severity: 'BLOCK', excerpt: '两个维户', start: 4, end: 8 };
  expect(data.proofreadDraft).toMatchObject([{ ...found, field: 'body', suggestion: '两个维护' }]);
  expect(await given.hub.orm.em.fork().count(Finding)).toBe(0);
  const submitted = submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  await expect(submitted).rejects.toMatchObject({ particulars: { findings: [{ excerpt: '两个维户' }] } });
});

test('it is for those who may see the copy', async () => {
  const { id } = await draft(given);
  expect((await proofread('', id)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await proofread('editor-2', id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await proofread('editor', 'no-id')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test.each([[null], ['本网'], ['来源：本网']])(
  'a repost whose origin is %j is told so once',
  async (originName) => {
    const { id } = await draft(given, { originName, originUrl: 'https://www.province.example/t1.html' });
    const { data } = await proofread('editor', id);
    expect(data.proofreadDraft.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['faithful-repost', 'BLOCK'],
    ]);
  },
);

test('a link to a content of the group that was withdrawn, or never was, is told; one that lives is not', async () => {
  const { site } = await given.site('4300000001');
  const [live, gone] = [await publishNotice(given), await publishNotice(given)];
  const input = { contentId: gone, kind: WithdrawalKind.GONE, explanation: '内容有误' };
  await withdraw(await given.as('editor'), input);
  const never = '01936000-0000-7000-8000-000000000000';
  const body = [live, gone, never]
    .map((id) => `<p>见<a href="https://${site.domain}/content/${id}">通知${id.slice(-4)}</a></p>`)
    .join('');
  const { id } = await draft(given, { body });
  const { data } = await proofread('editor', id);
  expect(data.proofreadDraft.map(({ rule, excerpt }) => [rule, excerpt])).toEqual([
    ['dead-links', `通知${gone.slice(-4)}`],
    ['dead-links', `通知${never.slice(-4)}`],
  ]);
});
