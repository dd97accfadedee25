import { afterAll, beforeAll, expect, test } from 'vitest';
import { attach } from '../../src/content/attach.ts';
import { ContentKind } from '../../src/content/content-kind.ts';
import { MediaKind } from '../../src/content/interpretation-material.ts';
import { Duty, DutyKind } from '../../src/duties/duty.ts';
import { WithdrawalKind } from '../../src/release/edition.ts';
import { publish } from '../../src/release/publish.ts';
import { restore } from '../../src/release/restore.ts';
import { verifyLedger } from '../../src/release/verify.ts';
import { withdraw } from '../../src/release/withdraw.ts';
import { requireInterpretation } from '../../src/sites/require-interpretation.ts';
import { openTestHub, type TestHub } from '../support/hub.ts';
import { approve, draft, publishNotice } from '../support/newsroom.ts';

const FRIDAY = new Date('2026-11-20T02:00:00Z');
let now = FRIDAY;
let given: TestHub;
let sectionId: string;
beforeAll(async () => {
  given = await openTestHub({ now: () => now });
  sectionId = (await given.site('4300000001')).sections.get('zcwj')?.id ?? '';
});
afterAll(async () => {
  expect((await verifyLedger(given.hub.orm.em.fork())).fault).toBeNull();
  await given.close();
});

const publishPolicy = () =>
  publishNotice(given, { kind: ContentKind.POLICY, sectionId, title: '示范市防汛管理办法' });
const explain = (...contentIds: string[]) =>
  publishNotice(given, {
    kind: ContentKind.INTERPRETATION,
    title: '一图读懂',
    interpretation: { contentIds },
  });
const takeBack = async (contentId: string) =>
  withdraw(await given.as('editor'), { contentId, kind: WithdrawalKind.WITHDRAWN, explanation: '误发' });
const dutyOf = (subjectId: string) =>
  given.hub.orm.em.fork().findOne(Duty, { kind: DutyKind.INTERPRET, subjectId });

test('a policy of a section that requires it owes an interpretation in three working days; the first published settles it', async () => {
  const policy = await publishPolicy();
  expect(await dutyOf(policy)).toMatchObject({ state: 'OPEN', dueAt: new Date('2026-11-25T09:30:00Z') });
  const interpretation = await explain(policy);
  const met = await dutyOf(policy);
  expect(met).toMatchObject({ state: 'MET', evidence: { contentId: interpretation } });
  await explain(policy);
  expect(await dutyOf(policy)).toEqual(met);
});

test('after its time it is settled LATE', async () => {
  const policy = await publishPolicy();
  now = new Date('2026-11-26T02:00:00Z');
  await explain(policy);
  expect(await dutyOf(policy)).toMatchObject({ state: 'LATE' });
  now = FRIDAY;
});

test('withdrawing the last interpretation opens the duty again, restoring it settles it', async () => {
  const policy = await publishPolicy();
  const [one, other] = [await explain(policy), await explain(policy)];
  await takeBack(one);
  expect(await dutyOf(policy)).toMatchObject({ state: 'MET' });
  await takeBack(other);
  expect(await dutyOf(policy)).toMatchObject({ state: 'OPEN', evidence: null });
  await restore(await given.as('editor'), { contentId: one });
  expect(await dutyOf(policy)).toMatchObject({ state: 'MET', evidence: { contentId: one } });
});

test('a withdrawn policy owes nothing until it is restored', async () => {
  const policy = await publishPolicy();
  await takeBack(policy);
  expect(await dutyOf(policy)).toMatchObject({ state: 'EXEMPT', exemptReason: '政策文件已撤下' });
  await restore(await given.as('editor'), { contentId: policy });
  expect(await dutyOf(policy)).toMatchObject({ state: 'OPEN', exemptReason: null });
});

test('an administrator sets the days, or that none is required; nobody else does', async () => {
  const admin = await given.as('admin');
  await requireInterpretation(admin, { sectionId, required: true, workingDays: 1 });
  expect(await dutyOf(await publishPolicy())).toMatchObject({ dueAt: new Date('2026-11-23T09:30:00Z') });
  const { interpretDays } = await requireInterpretation(admin, { sectionId, required: true });
  expect(interpretDays).toBe(1);
  await requireInterpretation(admin, { sectionId, required: false });
  expect(await dutyOf(await publishPolicy())).toBeNull();
  await requireInterpretation(admin, { sectionId, required: true });
  const refusals = [
    requireInterpretation(await given.as('editor'), { sectionId, required: false }),
    requireInterpretation(admin, { sectionId, required: true, workingDays: 0 }),
    requireInterpretation(admin, { sectionId: 'x', required: true }),
  ];
  const codes = ['FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND'];
  for (const [index, refused] of refusals.entries())
    await expect(refused).rejects.toMatchObject({ code: codes[index] });
});

test('an interpretation is read with its background, cases, figures and the media among its attachments', async () => {
  const file = await given.hub.media.put(Buffer.from('a film'));
  const text = '市长介绍办法。';
  const interpretation = {
    background: '<p onclick="x()">起草背景</p>',
    cases: [{ title: '某镇', text: '提前转移群众。' }],
    figures: [{ name: '受益人口', value: '12万人' }],
    media: [
      { kind: MediaKind.VIDEO, sha256: file.sha256, title: '解读视频', text },
      { kind: MediaKind.CHART, sha256: 'f'.repeat(64), title: '不在附件里', text },
    ],
  };
  const copy = await draft(given, { kind: ContentKind.INTERPRETATION, interpretation });
  const attached = { ...file, name: '视频.mp4', sourceUrl: null, mediaType: 'video/mp4' };
  await attach(await given.as('editor'), { copyId: copy.id, files: [attached] });
  await approve(given, copy);
  const { contentId } = await publish(await given.as('editor'), { id: copy.id });
  const { data } = await given.read(
    `query($id: ID!) { content(id: $id) { ... on Interpretation { background cases { title text }
      figures { name value note } media { kind title text url } } } }`,
    { id: contentId },
  );
  const url = expect.stringMatching(`^http://.*/media/${file.sha256}/`);
  expect(data).toEqual({
    content: {
      background: '<p>起草背景</p>',
      cases: interpretation.cases,
      figures: [{ name: '受益人口', value: '12万人', note: null }],
      media: [{ kind: 'VIDEO', title: '解读视频', text, url }],
    },
  });
});
