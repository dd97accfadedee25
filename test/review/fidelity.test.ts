import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/content/compose.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { Copy } from '../../src/content/copy.ts';
import { CopyState } from '../../src/content/copy-state.ts';
import type { CopyPatch } from '../../src/content/inputs.ts';
import { revise } from '../../src/content/revise.ts';
import { Sensitivity } from '../../src/content/sensitivity.ts';
import { repost } from '../../src/ingest/repost.ts';
import { Finding, Severity } from '../../src/review/finding.ts';
import { submit } from '../../src/review/submit.ts';
import { fileFeed, itemsOf, openUpstream, pollAs } from '../ingest/ingest-hub.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';

const TEXT = '自2026年12月1日起，补助标准提高到每人每年640元，请认真贯彻执行。';
const RULE = 'faithful-repost';
const { BLOCK, WARN, HINT } = Severity;

let given: TestHub;
beforeAll(async () => {
  given = await openTestHub();
});
afterAll(() => given.close());

async function reposted(): Promise<Copy> {
  const extra = '<p>一、提高认识。</p><p>二、抓好落实。</p><p>浏览次数：7次</p>';
  const upstream = await openUpstream(2, { text: TEXT, extra });
  const feed = await fileFeed(given, upstream.listUrl);
  await pollAs(given, 'editor', feed);
  const [item] = await itemsOf(given, feed);
  const { site } = await given.site('4300000001');
  return repost(await given.as('editor'), { itemId: item?.id ?? '', siteId: site.id });
}

/** What is found in a repost that was changed so; null where submitting it was refused. */
async function foundIn(
  patch: (copy: Copy) => CopyPatch,
): Promise<{ state: CopyState; findings: Finding[]; body: string }> {
  const { id } = await reposted();
  const em = () => given.hub.orm.em.fork();
  const copy = await em().findOneOrFail(Copy, id);
  const changes = patch(copy);
  if (Object.keys(changes).length > 0)
    await revise(await given.as('editor'), { id, version: 1, patch: changes });
  const refused = await submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL }).then(
    () => null,
    (error: { code: string }) => error.code,
  );
  const after = await em().findOneOrFail(Copy, id);
  expect(refused).toBe(after.state === CopyState.IN_REVIEW ? null : 'BLOCKED_BY_FINDING');
  const findings = await em().find(
    Finding,
    { revision: { copy: id }, rule: RULE },
    { orderBy: { start: 'asc' } },
  );
  return { state: after.state, findings, body: after.body };
}

test('a repost that says what the upstream says has nothing against it', async () => {
  expect(await foundIn(() => ({}))).toMatchObject({ state: CopyState.IN_REVIEW, findings: [] });
});

test.each([
  ['missing', null],
  ['本网', '本网'],
  ['本站讯', '本站讯'],
])('a repost whose origin is %s is refused', async (_, originName) => {
  const { state, findings } = await foundIn(() => ({ originName }));
  expect(state).toBe(CopyState.DRAFT);
  expect(findings).toContainEqual(expect.objectContaining({ severity: BLOCK, field: 'title' }));
});

test.each<[string, (copy: Copy) => CopyPatch, object]>([
  [
    'a title',
    ({ title }) => ({ title: `转发${title}` }),
    { severity: WARN, field: 'title', reason: /^标题：文字/ },
  ],
  [
    'a figure',
    ({ body }) => ({ body: body.replace('640', '650') }),
    { severity: WARN, field: 'body', reason: /^正文：数字/, suggestion: TEXT },
  ],
  [
    'a word',
    ({ body }) => ({ body: body.replace('认真贯彻', '认真抓好') }),
    { severity: WARN, field: 'body', reason: /^正文：文字/ },
  ],
  [
    'a comma',
    ({ body }) => ({ body: body.replace('起，', '起') }),
    { severity: HINT, field: 'body', reason: /^正文：标点/ },
  ],
  [
    'a parted paragraph',
    ({ body }) => ({ body: body.replace('，请', '，</p><p>请') }),
    { severity: HINT, field: 'body', reason: /^正文：标点/ },
  ],
  [
    'a paragraph left out',
    ({ body }) => ({ body: body.replace('<p>一、提高认识。</p>', '') }),
    { severity: WARN, reason: /缺少原文的一段.*一、提高认识。/, excerpt: '' },
  ],
  ['another origin', () => ({ originName: '新华社' }), { severity: WARN, reason: /^来源与原文/ }],
])('%s changed is a finding of its class', async (_, patch, { reason, ...expected }: { reason?: RegExp }) => {
  const { state, findings, body } = await foundIn(patch);
  expect(state).toBe(CopyState.IN_REVIEW);
  expect(findings).toMatchObject([expected]);
  expect(findings[0]?.reason).toMatch(reason ?? /./);
  if (findings[0]?.field === 'body' && findings[0].excerpt !== '')
    expect(body).toContain(findings[0].excerpt);
});

test('an excerpt stands where the finding says', async () => {
  const { findings, body } = await foundIn((copy) => ({ body: copy.body.replace('抓好落实', '抓好落地') }));
  const text = body.replace(/<\/p>\s*<p>/gu, '\n').replace(/<[^>]+>/gu, '');
  const [finding] = findings;
  expect(finding?.excerpt).toBe('二、抓好落地。');
  expect(text.trim().slice(finding?.start, finding?.end)).toBe('二、抓好落地。');
});

test('a text reposted by hand must name its origin too, and one of our own need not', async () => {
  const { site, sections } = await given.site('4300000001');
  const input = {
    kind: ContentKind.ARTICLE,
    title: '关于某项工作的报道',
    body: '<p>正文。</p>',
    siteId: site.id,
  };
  const sectionId = sections.get('tzgg')?.id ?? '';
  const submitted = async (more: object) => {
    const { id } = await compose(await given.as('editor'), { ...input, sectionId, ...more });
    return submit(await given.as('editor'), { id, sensitivity: Sensitivity.GENERAL });
  };
  await expect(submitted({ originUrl: 'https://www.example.gov.cn/a.html' })).rejects.toMatchObject({
    code: 'BLOCKED_BY_FINDING',
  });
  expect(
    await submitted({ originUrl: 'https://www.example.gov.cn/a.html', originName: '示例日报' }),
  ).toMatchObject({
    state: CopyState.IN_REVIEW,
  });
  expect(await submitted({})).toMatchObject({ state: CopyState.IN_REVIEW });
});
