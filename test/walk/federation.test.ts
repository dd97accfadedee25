import { beforeEach, expect, test, vi } from 'vitest';
import { Attachment } from '../../src/content/attachment.ts';
import { ChangeKind } from '../../src/content/change-kind.ts';
import { Validity } from '../../src/content/parts.ts';
import { Duty, DutyKind, DutyState } from '../../src/duties/duty.ts';
import { Drift } from '../../src/ingest/drift.ts';
import { type Feed, FeedKind } from '../../src/ingest/feed.ts';
import { UpstreamItem } from '../../src/ingest/upstream-item.ts';
import { HubSubscription } from '../../src/ingest/websub/hub-subscription.ts';
import { restore } from '../../src/release/restore.ts';
import { fileFeed, layDownRule, pollAsHub } from '../ingest/ingest-hub.ts';
import { bringOut, repostTo } from '../ingest/reposted.ts';
import { correctAs, publishPolicy, takeBack } from '../reading/feeds/at-the-desk.ts';
import { insertRows } from '../reading/rows.ts';
import { openHubForThisTest, type TestHub } from '../support/hub.ts';

// Two hubs at work take their time where the machine is busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** The province, whose feed the county follows. */
let province: TestHub;
let county: TestHub;
let feed: Feed;

const POLICY = {
  ...{ number: '湘政发〔2026〕12号', issuer: '示例省人民政府', indexNumber: '430000/2026-00112' },
  ...{
    theme: '民政、扶贫、救灾\\社会福利',
    genre: '意见',
    signedOn: '2026-11-02',
    effectiveOn: '2026-12-01',
  },
  validity: Validity.IN_FORCE,
  repeals: [{ number: '湘政发〔2019〕2号', title: '关于养老服务的旧意见' }],
};

beforeEach(async () => {
  province = await openHubForThisTest();
  county = await openHubForThisTest();
  const { sections } = await province.site('4300000001');
  const url = `${province.hub.publicUrl}/feeds/sections/${sections.get('zcwj')?.id}.json`;
  feed = await fileFeed(county, url, { kind: FeedKind.RSS, name: '示例省通稿平台' });
  await layDownRule(county, feed);
});

const em = () => county.hub.orm.em.fork();

async function itemOf(contentId: string): Promise<UpstreamItem> {
  return em().findOneOrFail(UpstreamItem, { url: `https://www.shili.gov.cn/content/${contentId}` });
}

/** Lets both hubs do what they have to do, until they have told each other everything. */
async function settleBoth(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await province.settle();
    await county.settle();
  }
}

async function byPoll(): Promise<void> {
  await province.settle();
  await pollAsHub(county, feed);
  await county.settle();
}

async function subscribed(): Promise<void> {
  await pollAsHub(county, feed);
  await settleBoth();
  expect((await em().findOneOrFail(HubSubscription, { feed: feed.id })).state).toBe('ACTIVE');
}

function driftsOf(item: UpstreamItem): Promise<Drift[]> {
  return em().find(Drift, { item: item.id, resolvedAt: null });
}

async function rectifications(item: UpstreamItem): Promise<number> {
  const drifts = await em().find(Drift, { item: item.id });
  return em().count(Duty, {
    kind: DutyKind.RECTIFY,
    subjectId: { $in: drifts.map(({ id }) => id) },
    state: DutyState.OPEN,
  });
}

const ORIGIN = { originName: '中国政府网', originUrl: 'https://www.example.org/zhengce/1.html' };

/** Publishes at the province, passes it on, and reposts it at the county; answers its content and the county's item. */
async function carried(pass: () => Promise<void>): Promise<{ contentId: string; item: UpstreamItem }> {
  const contentId = await publishPolicy(province, { policy: POLICY, keywords: ['养老', '托育'], ...ORIGIN });
  await pass();
  const item = await itemOf(contentId);
  expect(item).toMatchObject({
    ...{
      state: 'READ',
      title: '关于加强养老服务的意见',
      originName: '中国政府网',
      keywords: ['养老', '托育'],
    },
    policy: POLICY,
    attachments: [{ name: '任务分工表.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    stated: { edition: { number: 1 }, origin: { url: ORIGIN.originUrl } },
  });
  expect(await em().count(Duty, { kind: DutyKind.REPOST, subjectId: item.id })).toBe(1);
  const copy = await repostTo(county, item);
  expect(copy).toMatchObject({ ...ORIGIN, title: item.title, policy: POLICY, body: item.body });
  const [file] = await em().find(Attachment, { copy: copy.id });
  expect(file).toMatchObject({ name: '任务分工表.pdf', sha256: item.attachments[0]?.sha256 });
  await bringOut(county, copy);
  return { contentId, item };
}

test.each([
  ['by push', subscribed, settleBoth],
  ['by poll', async () => undefined, byPoll],
])(
  'what a province publishes, corrects and takes back reaches a county whole, %s',
  async (_, begin, pass) => {
    await publishPolicy(province, { title: '先前发布的意见' });
    await begin();
    const { contentId, item } = await carried(pass);
    const patch = { body: '<p>到2027年建成养老床位600张。</p>' };
    await correctAs(province, contentId, {
      patch,
      changeNote: '床位数有误',
      changeKind: ChangeKind.SUBSTANTIVE,
    });
    await pass();
    const [corrected] = await driftsOf(item);
    expect(corrected).toMatchObject({ kind: 'SUBSTANCE' });
    expect(corrected?.diffHtml).toContain('上级更正说明：床位数有误');
    expect(corrected?.diffHtml).toMatch(/<ins>.*6.*<\/ins>/);
    expect(await rectifications(item)).toBe(1);
    expect((await itemOf(contentId)).stated?.edition).toMatchObject({ number: 2, changeKind: 'SUBSTANTIVE' });
    await takeBack(province, contentId);
    await pass();
    const [withdrawn] = await driftsOf(item);
    expect(withdrawn).toMatchObject({ kind: 'WITHDRAWN' });
    expect(withdrawn?.diffHtml).toContain('上级已撤稿：数据有误');
    expect(await rectifications(item)).toBe(1);
  },
);

test('what the province restores is a change of its text again, or none', async () => {
  const contentId = await publishPolicy(province);
  await byPoll();
  const item = await itemOf(contentId);
  await bringOut(county, await repostTo(county, item));
  await takeBack(province, contentId);
  await byPoll();
  expect(await driftsOf(item)).toMatchObject([{ kind: 'WITHDRAWN' }]);
  await restore(await province.as('editor'), { contentId });
  await byPoll();
  expect(await driftsOf(item)).toEqual([]);
});

test('a slip that is corrected is told as a slip, and particulars that are corrected are substance', async () => {
  const contentId = await publishPolicy(province, { policy: POLICY, body: '<p>各单位要,认真贯彻执行。</p>' });
  await byPoll();
  const item = await itemOf(contentId);
  await bringOut(county, await repostTo(county, item));
  const patch = { body: '<p>各单位要，认真贯彻执行。</p>' };
  await correctAs(province, contentId, { patch, changeNote: '标点', changeKind: ChangeKind.MINOR });
  await byPoll();
  expect(await driftsOf(item)).toMatchObject([{ kind: 'COSMETIC' }]);
  const policy = { ...POLICY, number: '湘政发〔2026〕13号' };
  await correctAs(province, contentId, { patch: { policy }, changeNote: '文号有误' });
  await byPoll();
  const [drift] = await driftsOf(item);
  expect(drift).toMatchObject({ kind: 'SUBSTANCE' });
  expect(drift?.diffHtml).toContain('上级更正了公文信息。');
  expect((await itemOf(contentId)).policy?.number).toBe('湘政发〔2026〕13号');
});

test('a county that was away for a hundred changes misses none of them', async () => {
  const corrected = await publishPolicy(province);
  const withdrawn = await publishPolicy(province, {
    title: '关于防汛抗旱的通知',
    body: '<p>汛期值班表见附件。</p>',
  });
  await byPoll();
  const items = [await itemOf(corrected), await itemOf(withdrawn)];
  for (const item of items) await bringOut(county, await repostTo(county, item));
  const patch = { body: '<p>到2028年建成养老床位500张。</p>' };
  await correctAs(province, corrected, { patch, changeNote: '年份有误' });
  await takeBack(province, withdrawn);
  const rows = Array.from({ length: 100 }, (_, index) => ({
    ...{ title: `第${index}号文件`, text: `第${index}号文件的正文。` },
    at: new Date().toISOString(),
  }));
  await insertRows(province, { site: '4300000001', section: 'zcwj' }, rows);
  await byPoll();
  expect(await em().count(UpstreamItem, { feed: feed.id })).toBe(102);
  expect((await Promise.all(items.map(driftsOf))).flat().map(({ kind }) => kind)).toEqual([
    'SUBSTANCE',
    'WITHDRAWN',
  ]);
});
